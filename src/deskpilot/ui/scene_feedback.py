"""What the demo shop's pictures show as product feedback: lines of its customers, marked as a human would mark them."""

from deskpilot.domain.commands import MarkFeedback
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.services.desk import Desk
from deskpilot.services.queries import DeskQueries

# Words of the line, what it is about, the product, and what was added.
_MARKED = (
    ("沙发上周到的", FeedbackKind.PRAISE, "JS-01", ""),
    ("要耐造的 俩孙子", FeedbackKind.WISH, "JS-01", "出一款可拆洗的面料"),
    ("泰迪绒粘不粘", FeedbackKind.MATERIAL, "JS-01", ""),
    ("猫爱抓布面", FeedbackKind.MATERIAL, "JS-01", "第三位问养猫的了"),
    ("樱桃红得比我想的好看", FeedbackKind.PRAISE, "CY-01", "主图可以放晒过的小样"),
    ("樱桃会不会两三年就太红了", FeedbackKind.COLOUR, "CY-01", "详情页补一组两三年后的实物"),
    ("就怕变得花", FeedbackKind.COLOUR, "CY-01", ""),
    ("椅子响了两个月", FeedbackKind.QUALITY, "YY-02", ""),
    ("上次补的配件装了没用", FeedbackKind.QUALITY, "YY-02", "连接件第二次松"),
    ("黑色S没了", FeedbackKind.WISH, "WT-01", "补黑色 S"),
    ("里面没塞好", FeedbackKind.PACKAGING, "", "填充换成蜂窝纸"),
)


def mark_feedback(desk: Desk, queries: DeskQueries, agent: str) -> None:
    """Mark them."""
    for words, kind, product, note in _MARKED:
        for hit in queries.search(words, 5):
            if hit.kind == "message" and hit.message_id is not None:
                desk.dispatch(MarkFeedback(hit.message_id, kind, agent, product, note))
                break
