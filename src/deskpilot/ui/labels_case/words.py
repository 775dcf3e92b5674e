"""Words that several parts of the case column share: quotes, amounts, things that were named or remembered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

# What a value is, with its unit when it is a bare number.
_THINGS: Mapping[str, tuple[str, str]] = {
    "size": (QT_TRANSLATE_NOOP("Case", "尺码"), "{value}"),
    "color": (QT_TRANSLATE_NOOP("Case", "颜色"), "{value}"),
    "colour": (QT_TRANSLATE_NOOP("Case", "颜色"), "{value}"),
    "height": (QT_TRANSLATE_NOOP("Case", "身高"), "{value} cm"),
    "weight": (QT_TRANSLATE_NOOP("Case", "体重"), "{value} kg"),
    "quantity": (QT_TRANSLATE_NOOP("Case", "数量"), "×{value}"),
    "budget": (QT_TRANSLATE_NOOP("Case", "预算"), "{value}"),
    "area": (QT_TRANSLATE_NOOP("Case", "面积"), "{value} ㎡"),
    "age": (QT_TRANSLATE_NOOP("Case", "年龄"), QT_TRANSLATE_NOOP("Case", "{value} 岁")),
    "style": (QT_TRANSLATE_NOOP("Case", "风格"), "{value}"),
    "room": (QT_TRANSLATE_NOOP("Case", "房间"), "{value}"),
    "occasion": (QT_TRANSLATE_NOOP("Case", "场合"), "{value}"),
    "season": (QT_TRANSLATE_NOOP("Case", "季节"), "{value}"),
    "recipient": (QT_TRANSLATE_NOOP("Case", "送给"), "{value}"),
    "need": (QT_TRANSLATE_NOOP("Case", "要求"), "{value}"),
    "light": (QT_TRANSLATE_NOOP("Case", "采光"), "{value}"),
    "concern": (QT_TRANSLATE_NOOP("Case", "最在意"), "{value}"),
    "skin": (QT_TRANSLATE_NOOP("Case", "肤质"), "{value}"),
    "allergy": (QT_TRANSLATE_NOOP("Case", "过敏"), "{value}"),
    "taste": (QT_TRANSLATE_NOOP("Case", "口味"), "{value}"),
    "use": (QT_TRANSLATE_NOOP("Case", "用来"), "{value}"),
    "device": (QT_TRANSLATE_NOOP("Case", "型号"), "{value}"),
    "date": (QT_TRANSLATE_NOOP("Case", "日子"), "{value}"),
    "wish": (QT_TRANSLATE_NOOP("Case", "想要的样子"), "{value}"),
    "phone": (QT_TRANSLATE_NOOP("Case", "电话"), "{value}"),
    "promise": (QT_TRANSLATE_NOOP("Case", "答应过"), "{value}"),
}


# What somebody is here for.
_NEEDS: Mapping[str, str] = {
    "buyer": QT_TRANSLATE_NOOP("Case", "准备买"),
    "advice": QT_TRANSLATE_NOOP("Case", "在挑，想听建议"),
    "looking": QT_TRANSLATE_NOOP("Case", "先看看"),
}


def slot_name(code: str) -> str:
    """The word for something a customer tells of themselves; a name of the shop's own stays as it is."""
    return say(_THINGS[code][0]) if code in _THINGS else code


def slot_names() -> tuple[tuple[str, str], ...]:
    """Everything a question can be about: (code, word)."""
    codes = ("area", "room", "light", "style", "budget", "height", "weight", "occasion", "concern", "season", "skin",
             "allergy", "age", "recipient", "taste", "use", "device", "date", "wish", "need")  # fmt: skip
    names = ((code, slot_name(code)) for code in codes)
    return tuple((code, name[:1].upper() + name[1:]) for code, name in names)


def need(code: str) -> str:
    """What somebody is here for."""
    return say(_NEEDS[code]) if code in _NEEDS else code


def say(text: str) -> str:
    """The text in the language in force."""
    return QCoreApplication.translate("Case", text)


def joined(parts: Sequence[str]) -> str:
    """Parts of a sentence, one after the other."""
    return say(QT_TRANSLATE_NOOP("Case", "，")).join(part for part in parts if part)


def quoted(words: str) -> str:
    """Somebody's own words."""
    return say(QT_TRANSLATE_NOOP("Case", "「{words}」")).format(words=words)


def named(name: str, text: str) -> str:
    """What something is, and then the words for it."""
    return say(QT_TRANSLATE_NOOP("Case", "{name}：{text}")).format(name=name, text=text)


def money(yuan: float) -> str:
    """An amount to the cent, without empty decimals: ¥12,860 or ¥39.90."""
    return f"¥{yuan:,.0f}" if round(yuan, 2) == round(yuan) else f"¥{yuan:,.2f}"


def money_text(text: str) -> str:
    """An amount that comes as text; what is no number stays as it is."""
    try:
        return money(float(text))
    except ValueError:
        return text


def thing(name: str, value: str) -> str:
    """Something named or remembered: 身高 165 cm; a key of the shop's own stays as it is."""
    word, unit = _THINGS.get(name, (name, "{value}"))
    if not value.replace(".", "", 1).isdigit():
        return f"{say(word)} {value}"
    amount = money_text(value) if name == "budget" else say(unit).format(value=value)
    return f"{say(word)} {amount}"
