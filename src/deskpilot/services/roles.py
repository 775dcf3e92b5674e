"""Who may do what, and the PIN that keeps an owner's seat.

There are two roles: agents talk to customers, owners also decide how the shop is run. Which role is at work is the
role of whoever sits at this desk (`Settings.agent_name`).

As long as no PIN is set there is nothing to keep: anybody can sit down as the owner, so everybody may do everything.
That is how a shop of one person works, and it never notices this module. Once a PIN is set,

- sitting down as an owner asks for it, unless that owner sits there already;
- what is in `_OWNERS_ONLY`, and every setting that is not a matter of taste, is refused to agents (`owner_only`);
- making the AI quieter is never refused: whoever sees it talk nonsense must be able to stop it;
- the last owner cannot be removed (`last_owner`), or nobody could ever take the PIN off again.

The PIN is kept as a salted scrypt hash (RFC 7914). It keeps colleagues from a slip and from settling a quarrel with
the settings; it is no lock against somebody who can open the data folder with another program. Who has forgotten it
takes it off with `deskpilot forget-pin` on the computer that holds the data; that stands in the audit trail.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from deskpilot.domain import commands as c
from deskpilot.domain.conversation import Mode
from deskpilot.domain.errors import InvalidInput, KnownError
from deskpilot.domain.persona import OWNER
from deskpilot.services.stored_settings import House

SHORTEST_PIN, LONGEST_PIN = 4, 32
_COST, _BLOCK, _LANES = 2**14, 8, 1  # 16 MiB and about a twentieth of a second
_OWNERS_ONLY: frozenset[type] = frozenset(
    {
        c.DeleteEntries,
        c.DeleteAlias,
        c.UndoImport,
        c.SaveFlow,
        c.DeleteFlow,
        c.LearnFromFile,
        c.ForgetLearned,
        c.RecallLearned,
        c.LoadDemoShop,
        c.SaveStaff,
        c.SaveRoutingRules,
        c.SetOwnerPin,
        c.NoteCustomerExport,
        c.EraseCustomer,
        c.RenewBackups,
    }
)
# Looks and noise of this desk; and who sits at it, which has a check of its own.
_ANYBODY_SETS = frozenset({"agent_name", "language", "theme", "text_scale", "sound", "mask_notifications"})
_QUIETER: Mapping[Mode, int] = {Mode.AUTO: 2, Mode.ASSIST: 1, Mode.OFF: 0}


def is_owner(house: House) -> bool:
    """Whether whoever sits here may decide how the shop is run."""
    if not house.pin:
        return True
    seated = house.seated
    return seated is not None and seated.role == OWNER


def may_set(house: House, name: str) -> bool:
    """Whether whoever sits here may change a setting."""
    return name in _ANYBODY_SETS or is_owner(house)


def may_set_mode(house: House, mode: Mode | None, channel: str = "") -> bool:
    """Whether whoever sits here may choose a mode, for the shop or a channel; None is the shop's. Agents may make the AI
    quieter, never louder."""
    shops = Mode(house.settings.mode)
    now = house.mode_of(channel) if channel else shops
    return is_owner(house) or _QUIETER[mode or shops] <= _QUIETER[now]


def may(house: House, command: type) -> bool:
    """Whether whoever sits here may order something of that kind at all."""
    return command not in _OWNERS_ONLY or is_owner(house)


def check(house: House, command: c.Command) -> None:
    """Raises `KnownError` (`owner_only`) when whoever sits here may not order this."""
    if isinstance(command, c.SetMode):
        allowed = may_set_mode(house, command.mode, command.channel)
    elif isinstance(command, c.SaveSettings):
        allowed = all(may_set(house, name) for name, _ in command.values)
    else:
        allowed = may(house, type(command))
    if not allowed:
        raise KnownError("owner_only")


def hashed(pin: str) -> str:
    """What is stored of a PIN. Raises `InvalidInput` (`bad_pin`) for one that is too short or too long."""
    if not SHORTEST_PIN <= len(pin) <= LONGEST_PIN:
        raise InvalidInput("bad_pin", least=SHORTEST_PIN, most=LONGEST_PIN)
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_digest(pin, salt).hex()}"


def is_pin(stored: str, pin: str) -> bool:
    """Whether this is the PIN that was stored."""
    kind, _, rest = stored.partition("$")
    salt, _, digest = rest.partition("$")
    if kind != "scrypt" or len(pin) > LONGEST_PIN:
        return False
    return hmac.compare_digest(_digest(pin, bytes.fromhex(salt)).hex(), digest)


def _digest(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=32)
