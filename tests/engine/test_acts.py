"""Short turns mean what the line before them makes of them."""

import pytest

from deskpilot.domain.understanding import Act, TurnContext
from tests.engine.shop import engine_with, said

ENGINE = engine_with(())


@pytest.mark.parametrize(
    ("text", "context", "act"),
    [
        ("你好", said(), Act.GREETING),
        ("在吗", said("什么时候发货", ">今天发"), Act.PING),
        ("?", said("什么时候发货"), Act.PING),
        ("好的谢谢", said(">已经为您登记"), Act.THANKS),
        ("没有了", said(">请问还有其他可以帮您的吗"), Act.CLOSING),
        ("没有", said(">还有其他问题吗"), Act.CLOSING),
        ("没有", said(">是您本人签收的吗"), Act.DENY),
        ("是的", said(">是这个订单吗?"), Act.CONFIRM),
        ("好的", said(">帮您改成后天送可以吗"), Act.CONFIRM),
        ("好的", said(">明天会发出"), Act.ACKNOWLEDGE),
        ("我再看看", said(">这款有货"), Act.HESITATE),
        ("跟家里人商量一下再说", said(), Act.HESITATE),
        ("我问问老公", said(">这款有货"), Act.HESITATE),
        ("2026112034567890123", said(), Act.IDENTIFIER),
        ("[订单x]", said(), Act.IDENTIFIER),
        ("咨询订单号:1234567890123 下单时间:2026-11-20 12:00:00", said(), Act.CARD),
        ("https://item.example.com/8.html", said(), Act.CARD),
        ("苦不", said(), Act.QUESTION),
        ("圆的方的", said(), Act.QUESTION),
        ("先洗头还是先泡脚", said(), Act.QUESTION),
        ("好吧", said(">这款有货"), Act.ACKNOWLEDGE),
        ("", said(), Act.EMPTY),
        ("😀", said(), Act.EMPTY),
        ("有M码吗", said(), Act.QUESTION),
        ("帮我开张发票", said(), Act.REQUEST),
        ("确定?", said(">有货的"), Act.QUESTION),
        ("那我先等着吧", said(">明天送达"), Act.ACKNOWLEDGE),
        ("包裹走到那了", said(), Act.QUESTION),
        ("我已经到那了", said(), Act.STATEMENT),
        ("后天应该能送到吧", said(), Act.QUESTION),
        ("尽快安排吧", said(), Act.REQUEST),
        ("县城也可以寄到不", said(), Act.QUESTION),
        ("这款还有货ma", said(), Act.QUESTION),
        ("我以为漏发了 后来在门卫那找到了", said(">给您查一下"), Act.CLOSING),
        ("为什么还不显示 刷新一下看到了", said(), Act.CLOSING),
        ("明早寄不寄", said(), Act.QUESTION),
        ("琴颈弯了，弹不了", said(), Act.STATEMENT),
        ("右耳有电流声，新的就这样", said(), Act.STATEMENT),
        ("好的 那就这样", said(), Act.CLOSING),
        ("东西收到了，就这样吧", said(), Act.CLOSING),
        ("小码男孩穿得下不", said(), Act.QUESTION),
        ("盒子里给冰袋不", said(), Act.QUESTION),
        ("杯子口多深", said(), Act.QUESTION),
        ("机芯质保几年", said(), Act.QUESTION),
        ("动不动就卡住", said(), Act.STATEMENT),
        ("坏了好几根", said(), Act.STATEMENT),
        ("用了没几年", said(), Act.STATEMENT),
        ("回头再囤几盒", said(), Act.STATEMENT),
        ("他说了半天都不", said(), Act.STATEMENT),
        ("没找到了怎么办", said(), Act.QUESTION),
        ("没有了 你们的猫好可爱", said(">请问还有其他可以帮您的吗"), Act.CLOSING),
        ("没有了 帮我取消吧", said(">请问还有其他可以帮您的吗"), Act.REQUEST),
        ("本来想换个颜色 那就算了", said(">这款没有别的颜色"), Act.CLOSING),
        ("椅子颜色挺正的 好的", said(">您满意就好"), Act.CLOSING),
        ("我不要这个颜色 好的", said(">这款有三个颜色"), Act.STATEMENT),
        ("我先去问问 因为要家里人点头", said(">您看可以吗"), Act.ACKNOWLEDGE),
    ],
)
def test_a_turn_is_read_in_its_course(text: str, context: TurnContext, act: Act) -> None:
    assert ENGINE.understand(text, context).act is act
