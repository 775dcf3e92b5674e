"""Where in the settings something is changed, by the codes of the trail of what was done."""

from collections.abc import Mapping

from deskpilot.services.queries.audit import Deed

_SETTINGS: Mapping[str, tuple[str, ...]] = {
    "shop": ("shop_name", "trade", "duty_from_hour", "duty_to_hour", "utc_offset_minutes"),
    "people": ("staff", "agent_name"),
    "ai": (
        "mode", "quiet_seconds", "undo_seconds", "replies_per_minute", "reply_floor", "margin_floor", "clarify_floor",
        "handoff_floor", "dissatisfied_floor", "valuable_lifetime", "answers_custom", "answers_wholesale",
        "answers_faults",
    ),
    "persona": (
        "persona_name", "persona_style", "persona_address", "persona_emoji", "persona_signoff", "disclose_ai",
        "welcome_questions", "breathing_seconds", "breathing_line",
    ),
    "sieve": ("probing", "cross_selling"),
    "alerts": (
        "sound", "mask_notifications", "promises_proposed", "remind_minutes", "hesitation_follow_up", "unpaid_follow_up",
    ),
    "clocks": ("limit_seconds",),
    "look": ("theme", "language", "text_scale", "lessons"),
    "data": ("keep_months",),
}  # fmt: skip
_OF_SETTING = {name: section for section, names in _SETTINGS.items() for name in names}
_OF_FAMILY = {"shop": "shop", "mode": "modes", "welcome": "persona", "probes": "sieve"}
_OF_KIND = {"alias": "aliases", "flow": "flows", "staff": "people"}
_OF_ACTION = {
    "phrases_changed": "phrases", "rules_changed": "people", "pin_set": "people", "pin_removed": "people",
    "learned": "learned", "learned_forgotten": "learned", "learned_recalled": "learned", "backups_renewed": "data",
}  # fmt: skip


def section_of(deed: Deed) -> str:
    """The section where what was done can be seen and changed; empty where there is none."""
    kind, _, name = deed.subject.partition(":")
    if kind != "setting":
        return _OF_ACTION.get(deed.action, _OF_KIND.get(kind, ""))
    family = name.partition(".")[0]
    return _OF_SETTING.get(name, _OF_FAMILY.get(family, "") if family != name else "")
