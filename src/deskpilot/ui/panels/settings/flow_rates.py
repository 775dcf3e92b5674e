"""The fees of a sum by region: a row for each group of places, and one for everywhere else."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.flow_arithmetic import Formula
from deskpilot.domain.shipping import Rate
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_MOST = 99_999.0
_BOX_WIDTH = 118


class _Row(QWidget):
    """One row of the table. `changed` follows each edit, `removed` is a wish."""

    changed = Signal()
    removed = Signal()

    def __init__(self, role: str, rate: Rate, by_weight: bool) -> None:
        super().__init__()
        self._by_weight = by_weight
        self.regions = kit.Line("、".join(rate.regions))
        self.regions.setMaxLength(300)
        self.regions.setCursorPosition(0)
        self.regions.setObjectName(f"{role}.regions")
        self.regions.setMinimumWidth(80)
        self.gone = kit.IconButton("trash", "", size="small")
        self.gone.setObjectName(f"{role}.gone")
        self._names = [kit.PlainLabel("", "caption", "t2") for _ in range(3 if by_weight else 2)]
        figures = (rate.fee, rate.upto, rate.each) if by_weight else (rate.fee, rate.free_from)
        self.boxes = [self._box(f"{role}.{place}", figure) for place, figure in enumerate(figures)]
        self._lay_out()
        self.retranslate()
        self.regions.textEdited.connect(lambda _text: self.changed.emit())
        self.gone.clicked.connect(self.removed)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.regions.setPlaceholderText(self.tr("空着就是其余地区；比如 江浙沪、新疆"))
        self.regions.setAccessibleName(self.tr("哪些地区"))
        self.gone.set_text(self.tr("删掉这一行"))
        by_weight = (self.tr("首重多少钱"), self.tr("首重几公斤"), self.tr("续重每公斤"))
        texts = by_weight if self._by_weight else (self.tr("运费"), self.tr("满多少免，零为不免"))
        for label, box, text in zip(self._names, self.boxes, texts, strict=True):
            label.setText(text)
            box.setAccessibleName(text)
        yuan, kilos = self.tr(" 元"), self.tr(" 公斤")
        for place, box in enumerate(self.boxes):
            box.setSuffix(kilos if self._by_weight and place == 1 else yuan)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def rate(self) -> Rate:
        """The row as it stands."""
        figures = [Decimal(f"{box.value():.2f}") for box in self.boxes]
        regions = _parts(self.regions.text())
        if self._by_weight:
            return Rate(regions, figures[0], upto=figures[1], each=figures[2])
        return Rate(regions, figures[0], figures[1])

    def _box(self, name: str, figure: Decimal) -> kit.DecimalBox:
        box = kit.DecimalBox("", 0.0, _MOST, 1.0)
        box.setObjectName(name)
        box.setValue(float(figure))
        box.setFixedWidth(theme.scaled(_BOX_WIDTH))
        box.valueChanged.connect(lambda _value: self.changed.emit())
        return box

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.regions, 1)
        head.addWidget(self.gone)
        figures = QWidget()
        flow = kit.FlowLayout(figures, gap=8)
        for label, box in zip(self._names, self.boxes, strict=True):
            pair = QWidget()
            column = QVBoxLayout(pair)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(label)
            column.addWidget(box)
            flow.addWidget(pair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(figures)


class RateRows(QWidget):
    """`changed` follows each edit; `rates()` is the table as it stands."""

    changed = Signal()

    def __init__(self, role: str, rates: Sequence[Rate], formula: Formula) -> None:
        super().__init__()
        self._role, self._by_weight = role, formula is Formula.SHIPPING_WEIGHT
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.add = kit.Button("", "ghost", "plus", size="small")
        self.add.setObjectName(f"{role}.add")
        self.add.clicked.connect(self._on_add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for rate in rates:
            self._append(rate)
        self.add.setText(self.tr("加一行地区"))

    def rates(self) -> tuple[Rate, ...]:
        """The table as it stands."""
        return tuple(row.rate() for row in self.rows)

    def _on_add(self) -> None:
        self._append(Rate())
        self.rows[-1].regions.setFocus()
        self.changed.emit()

    def _append(self, rate: Rate) -> None:
        row = _Row(f"{self._role}.{len(self.rows)}", rate, self._by_weight)
        row.changed.connect(self.changed)
        row.removed.connect(partial(self._remove, row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)

    def _remove(self, row: _Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        (self.rows[-1].regions if self.rows else self.add).setFocus()
        self.changed.emit()


def _parts(text: str) -> tuple[str, ...]:
    plain = text.replace("，", "、").replace(",", "、").replace(" ", "、")
    return tuple(dict.fromkeys(part.strip() for part in plain.split("、") if part.strip()))
