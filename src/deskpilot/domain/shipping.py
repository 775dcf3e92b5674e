"""What a parcel costs by where it goes: a shop's own rates, and the sums over them. Money in yuan, weight in kilograms."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from deskpilot.domain.errors import InvalidInput

PROVINCES = (
    "北京", "天津", "上海", "重庆", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东",
    "河南", "湖北", "湖南", "广东", "广西", "海南", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆", "香港", "澳门", "台湾",
)  # fmt: skip
GROUPS = {
    "江浙沪": ("江苏", "浙江", "上海"),
    "京津冀": ("北京", "天津", "河北"),
    "东北": ("辽宁", "吉林", "黑龙江"),
    "华北": ("北京", "天津", "河北", "山西", "内蒙古"),
    "华东": ("上海", "江苏", "浙江", "安徽", "福建", "江西", "山东"),
    "华中": ("河南", "湖北", "湖南"),
    "华南": ("广东", "广西", "海南"),
    "西南": ("重庆", "四川", "贵州", "云南", "西藏"),
    "西北": ("陕西", "甘肃", "青海", "宁夏", "新疆"),
    "港澳台": ("香港", "澳门", "台湾"),
}
_TAILS = ("特别行政区", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市", "地区")


@dataclass(frozen=True, slots=True)
class Rate:
    """One row of a table of fees. `regions` are provinces, cities or groups; none stands for everywhere else. By amount:
    `fee`, nothing from `free_from` yuan on (0: never). By weight: `fee` up to `upto` kilograms, `each` for every further
    one that is begun."""

    regions: tuple[str, ...] = ()
    fee: Decimal = Decimal(0)
    free_from: Decimal = Decimal(0)
    upto: Decimal = Decimal(1)
    each: Decimal = Decimal(0)


def bare(region: str) -> str:
    """A region by its short name: 辽宁省 is 辽宁."""
    name = region.strip()
    return next((name.removesuffix(tail) for tail in _TAILS if name.endswith(tail) and len(name) > len(tail) + 1), name)  # fmt: skip


def province_of(place: str) -> str:
    """The province that a place begins with; empty when it begins with none."""
    return next((name for name in PROVINCES if place.startswith(name)), "")


def rate_for(rates: Sequence[Rate], place: str) -> Rate | None:
    """The row for a place: the one that names its city, else its province, else a group it is in, else the one for
    everywhere else; None when the table has none."""
    province = province_of(place)
    if not province:
        return None
    city = place.removeprefix(province)
    for wanted in (
        lambda name: city != "" and name == city,
        lambda name: name == province,
        lambda name: province in GROUPS.get(name, ()),
    ):
        found = next((rate for rate in rates if any(wanted(bare(name)) for name in rate.regions)), None)
        if found is not None:
            return found
    return next((rate for rate in rates if not rate.regions), None)


def by_amount(rate: Rate, total: Decimal) -> Decimal:
    """The fee for goods of this worth."""
    return Decimal(0) if rate.free_from > 0 and total >= rate.free_from else rate.fee


def further(rate: Rate, weight: Decimal) -> Decimal:
    """The kilograms begun beyond what the first fee covers."""
    return max(Decimal(0), weight - rate.upto).to_integral_value(ROUND_CEILING)


def by_weight(rate: Rate, weight: Decimal) -> Decimal:
    """The fee for a parcel of this weight. Raises `InvalidInput` (`cannot_compute`) for one that weighs nothing."""
    if weight <= 0:
        raise InvalidInput("cannot_compute", value=str(weight))
    return rate.fee + further(rate, weight) * rate.each


def unknown_regions(rates: Sequence[Rate]) -> tuple[str, ...]:
    """Names in a table that are neither a province nor a group; they can only be cities."""
    named = (bare(name) for rate in rates for name in rate.regions)
    return tuple(name for name in named if name not in PROVINCES and name not in GROUPS)


def said_twice(rates: Sequence[Rate]) -> tuple[str, ...]:
    """Names that stand in two rows, and the empty one when two rows are for everywhere else."""
    names = [name for rate in rates for name in (tuple(map(bare, rate.regions)) or ("",))]
    return tuple(dict.fromkeys(name for name in names if names.count(name) > 1))
