"""The guards for the reply box: what a human is about to send, checked while they type."""

from deskpilot.wording.guards import Finding, Grounds, GuardCode, Weight, check

__all__ = ["Finding", "Grounds", "GuardCode", "Weight", "check_reply"]


def check_reply(text: str, grounds: Grounds | None = None) -> tuple[Finding, ...]:
    """Everything the guards have against a reply. Without grounds no number is held against the writer."""
    if grounds is not None:
        return check(text, grounds)
    return tuple(
        f for f in check(text, Grounds(strict_numbers=False)) if f.code is not GuardCode.UNBOUND_NUMBER
    )
