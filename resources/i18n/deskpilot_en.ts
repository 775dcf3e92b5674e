<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>AiPage</name>
    <message>
        <source>AI 怎么做</source>
        <translation>How the AI works</translation>
    </message>
    <message>
        <source>现在的模式</source>
        <translation>Mode now</translation>
    </message>
    <message>
        <source>工具栏上随时能换</source>
        <translation>Change it any time in the toolbar</translation>
    </message>
    <message>
        <source>等顾客说完</source>
        <translation>Let customers finish</translation>
    </message>
    <message>
        <source>连着发来的几句当成一句答。等得久，答得全；等得短，答得快。</source>
        <translation>Lines sent in a row are answered as one. Longer waits give fuller answers, shorter waits give faster ones.</translation>
    </message>
    <message>
        <source>秒</source>
        <translation>s</translation>
    </message>
    <message>
        <source>发出前可撤回</source>
        <translation>Time to undo</translation>
    </message>
    <message>
        <source>人点了发送，过这么久才真的发出去</source>
        <translation>After you press Send, the reply leaves this much later</translation>
    </message>
    <message>
        <source>AI 每分钟最多回</source>
        <translation>Limit on AI replies</translation>
    </message>
    <message>
        <source>一个顾客刷得太快时，超出的转给人看</source>
        <translation>When a customer writes too fast, the rest goes to a person</translation>
    </message>
    <message>
        <source>句</source>
        <translation>a minute</translation>
    </message>
    <message>
        <source>几分把握才开口</source>
        <translation>How sure before it speaks</translation>
    </message>
    <message>
        <source>绿色一段在出厂设置附近。往右更稳，往左更省人。</source>
        <translation>The green part is near the factory setting. Right is safer, left saves more work.</translation>
    </message>
    <message>
        <source>自动回复要的把握</source>
        <translation>To reply by itself</translation>
    </message>
    <message>
        <source>领先第二名多少</source>
        <translation>Lead over the runner-up</translation>
    </message>
    <message>
        <source>反问一句要的把握</source>
        <translation>To ask back</translation>
    </message>
    <message>
        <source>什么时候叫人</source>
        <translation>When to call a person</translation>
    </message>
    <message>
        <source>点名找人、投诉、受伤、法律这些，不看把握，一律马上叫人。</source>
        <translation>Asking for a human, complaints, injuries and legal matters always call a person, however sure the AI is.</translation>
    </message>
    <message>
        <source>像是要人来办</source>
        <translation>Seems to need a person</translation>
    </message>
    <message>
        <source>像是不满意</source>
        <translation>Seems unhappy</translation>
    </message>
    <message>
        <source>重要顾客</source>
        <translation>VIP customers</translation>
    </message>
    <message>
        <source>累计付款到这个数，早一点请人来</source>
        <translation>From this total spend on, call a person sooner</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>哪些话题 AI 也能答</source>
        <translation>Topics the AI may answer too</translation>
    </message>
    <message>
        <source>平时都叫人。打开以后，顾客在问、知识库又有把握的才由 AI 答；说的是已经出了的事，还是叫人。</source>
        <translation>Usually a human is called. Switched on, the AI answers only what is asked and the knowledge base is sure of; what has already gone wrong still goes to a human.</translation>
    </message>
    <message>
        <source>定制</source>
        <translation>Custom work</translation>
    </message>
    <message>
        <source>刻字、改尺寸这类问题</source>
        <translation>Engraving, other sizes and the like</translation>
    </message>
    <message>
        <source>AI 也答</source>
        <translation>AI may answer</translation>
    </message>
    <message>
        <source>大量买、开专票这类问题</source>
        <translation>Large quantities, special invoices and the like</translation>
    </message>
    <message>
        <source>会不会坏、坏了怎么办这类问题</source>
        <translation>Whether it breaks, and what then</translation>
    </message>
    <message>
        <source>刻字、改尺寸这类问题，答得准的由 AI 答</source>
        <translation type="vanished">Engraving, other sizes and the like: the AI answers what it is sure of</translation>
    </message>
    <message>
        <source>批发</source>
        <translation>Wholesale</translation>
    </message>
    <message>
        <source>大量买、开专票这类问题，答得准的由 AI 答</source>
        <translation type="vanished">Large quantities, special invoices and the like: the AI answers what it is sure of</translation>
    </message>
    <message>
        <source>质量</source>
        <translation>Faults</translation>
    </message>
    <message>
        <source>会不会坏、坏了怎么办这类问题，答得准的由 AI 答</source>
        <translation type="vanished">Whether it breaks, and what then: the AI answers what it is sure of</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message>
        <source>接手</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>查看原话</source>
        <translation>See the message</translation>
    </message>
    <message>
        <source>稍后 5 分</source>
        <translation>Snooze 5 min</translation>
    </message>
</context>
<context>
    <name>AlertStrip</name>
    <message>
        <source>接手</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>稍后 5 分</source>
        <translation>Snooze 5 min</translation>
    </message>
    <message>
        <source>稍后</source>
        <translation>Snooze</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>提醒</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>生气的、等太久的、要找人的顾客，会用这些办法叫到人。</source>
        <translation>Customers who are angry, wait too long or ask for a person reach you in these ways.</translation>
    </message>
    <message>
        <source>声音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>紧急的响，其余的不响</source>
        <translation>Rings for urgent alerts only</translation>
    </message>
    <message>
        <source>紧急时响一声</source>
        <translation>Ring when urgent</translation>
    </message>
    <message>
        <source>屏幕上的通知</source>
        <translation>Notifications on screen</translation>
    </message>
    <message>
        <source>店里人来人往，或者要投屏时打开</source>
        <translation>Turn this on when others can see your screen</translation>
    </message>
    <message>
        <source>通知里不写顾客说的话</source>
        <translation>Hide what customers say</translation>
    </message>
    <message>
        <source>跟进</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>答应了顾客的事，到点前提醒，过了点再提醒，一直到办完。</source>
        <translation>What was promised to a customer: a reminder before it is due, and again when it is overdue.</translation>
    </message>
    <message>
        <source>听出承诺</source>
        <translation>Notice promises</translation>
    </message>
    <message>
        <source>同事写了「今天六点前给您回电」这样的话，问一句要不要记下</source>
        <translation>When a colleague writes something like “I will call you back by six”, ask whether to keep it</translation>
    </message>
    <message>
        <source>记下之前先问</source>
        <translation>Ask whether to keep it</translation>
    </message>
    <message>
        <source>提前提醒</source>
        <translation>Remind in advance</translation>
    </message>
    <message>
        <source>到点前多久提醒一次</source>
        <translation>How long before it is due</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>说「再看看」的顾客</source>
        <translation>Customers who want to think it over</translation>
    </message>
    <message>
        <source>只提醒人第二天去问候一句，不会自己发消息</source>
        <translation>Only suggests that somebody drops them a line the next day; nothing is sent by itself</translation>
    </message>
    <message>
        <source>建议第二天跟进</source>
        <translation>Suggest a follow-up the next day</translation>
    </message>
    <message>
        <source>拍下没付的订单</source>
        <translation>Orders placed and not paid</translation>
    </message>
    <message>
        <source>过了 10 分钟还没付，提醒人问一句要不要帮忙；一位顾客一天一次，付了就撤下，不会自己发消息</source>
        <translation>After 10 minutes a person is reminded to ask whether help is needed; once a day per customer, withdrawn once paid, and nothing is sent by itself</translation>
    </message>
    <message>
        <source>建议去问一句</source>
        <translation>Suggest a word to them</translation>
    </message>
</context>
<context>
    <name>AliasPage</name>
    <message>
        <source>商店用语</source>
        <translation>Shop words</translation>
    </message>
    <message>
        <source>顾客和店里有自己的叫法，写在这里 AI 就听得懂。比如「奶茶色」就是色号 NC-01。</source>
        <translation>Customers and shops have their own names for things. Add them here and the AI understands. For example, “奶茶色” may be shade NC-01.</translation>
    </message>
    <message>
        <source>找一个词</source>
        <translation>Find a word</translation>
    </message>
    <message>
        <source>找商店用语</source>
        <translation>Find shop words</translation>
    </message>
    <message>
        <source>叫法</source>
        <translation>Name used</translation>
    </message>
    <message>
        <source>就是</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message numerus="yes">
        <source>{n} 个</source>
        <translation>
            <numerusform>{n} word</numerusform>
            <numerusform>{n} words</numerusform>
        </translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>叫法、意思和备注里都找过了。</source>
        <translation>Names, meanings and notes were all searched.</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>还没有商店用语</source>
        <translation>No shop words yet</translation>
    </message>
    <message>
        <source>顾客怎么叫、店里是什么，写一行 AI 就对得上，从下一句话起有效。</source>
        <translation>Write what customers call something and what it is. The AI understands it from the next message on.</translation>
    </message>
    <message>
        <source>写第一个</source>
        <translation>Write the first one</translation>
    </message>
    <message>
        <source>先在下面选一个词</source>
        <translation>Pick a word below first</translation>
    </message>
</context>
<context>
    <name>AnswerEdit</name>
    <message>
        <source>{what}，发送时按这位顾客取值</source>
        <translation>{what}, filled in for each customer when sent</translation>
    </message>
</context>
<context>
    <name>AnswerSection</name>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>绑定的值</source>
        <translation>Linked values</translation>
    </message>
    <message>
        <source>+ 插入</source>
        <translation>+ Insert</translation>
    </message>
    <message>
        <source>话术版</source>
        <translation>Sales version</translation>
    </message>
    <message>
        <source>心情不好时不用</source>
        <translation>Not used when the customer is upset</translation>
    </message>
    <message>
        <source>写给顾客的话。价格、库存、天数用「插入」绑定，改一处，处处对。</source>
        <translation>For the customer. Insert links live values.</translation>
    </message>
    <message>
        <source>可以不写。顾客在挑、在比的时候用这一版。</source>
        <translation>Optional; for customers who compare</translation>
    </message>
    <message numerus="yes">
        <source>{n} 处数字没绑定</source>
        <translation>
            <numerusform>{n} unlinked number</numerusform>
            <numerusform>{n} unlinked numbers</numerusform>
        </translation>
    </message>
    <message>
        <source>像是{kinds}。会变的数字最好绑定到商品或店铺，点一下找到它。</source>
        <translation>Looks like {kinds}. Numbers that change are better linked to a product or the shop; click to find it.</translation>
    </message>
    <message>
        <source>可发送，无未绑定数字</source>
        <translation>Ready to send, all numbers linked</translation>
    </message>
    <message>
        <source>还没有，价格、库存、天数都可以绑</source>
        <translation>None; link prices, stock, days</translation>
    </message>
</context>
<context>
    <name>AnsweredCard</name>
    <message>
        <source>谁答的</source>
        <translation>Who answered</translation>
    </message>
    <message>
        <source>每小时发出的回复</source>
        <translation>Replies sent per hour</translation>
    </message>
    <message>
        <source>每天发出的回复</source>
        <translation>Replies sent per day</translation>
    </message>
    <message>
        <source>人工</source>
        <translation>Human</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>AI</translation>
    </message>
    <message>
        <source>还没有发出回复</source>
        <translation>No replies sent yet</translation>
    </message>
    <message>
        <source>AI 和同事的回复各用一种颜色，看谁在接。</source>
        <translation>AI and human replies each get a colour, so you see who does the work.</translation>
    </message>
</context>
<context>
    <name>Arrangement</name>
    <message>
        <source>按等待代价排序</source>
        <translation>By cost of waiting</translation>
    </message>
    <message>
        <source>等得最久的在前</source>
        <translation>Longest wait first</translation>
    </message>
    <message>
        <source>最近来信的在前</source>
        <translation>Latest message first</translation>
    </message>
    <message>
        <source>换个顺序</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>每位三行：原因、花了多少、情绪</source>
        <translation>Three lines each: reason, spend, mood</translation>
    </message>
    <message>
        <source>每位两行：原因和花了多少</source>
        <translation>Two lines each: reason and spend</translation>
    </message>
    <message>
        <source>每位一行：忙的时候一屏看得最多</source>
        <translation>One line each: see the most when busy</translation>
    </message>
</context>
<context>
    <name>AttachmentTray</name>
    <message>
        <source>图片、视频和文件 ({suffixes})</source>
        <translation>Pictures, videos and files ({suffixes})</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Add attachments</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>回复</source>
        <translation>Replies</translation>
    </message>
    <message>
        <source>发了回复</source>
        <translation>Sent a reply</translation>
    </message>
    <message>
        <source>撤回了回复</source>
        <translation>Took a reply back</translation>
    </message>
    <message>
        <source>重发了回复</source>
        <translation>Sent a reply again</translation>
    </message>
    <message>
        <source>越过检查发了回复</source>
        <translation>Overruled a check</translation>
    </message>
    <message>
        <source>在平台客户端回复</source>
        <translation>Replied in the platform’s client</translation>
    </message>
    <message>
        <source>否掉了建议</source>
        <translation>Rejected a suggestion</translation>
    </message>
    <message>
        <source>接手和转接</source>
        <translation>Taking over</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>Took over</translation>
    </message>
    <message>
        <source>交还 AI</source>
        <translation>Handed back</translation>
    </message>
    <message>
        <source>转接</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>结束会话</source>
        <translation>Ended the conversation</translation>
    </message>
    <message>
        <source>重新打开会话</source>
        <translation>Opened it again</translation>
    </message>
    <message>
        <source>请同事来接</source>
        <translation>Asked for a colleague</translation>
    </message>
    <message>
        <source>看过提醒</source>
        <translation>Saw an alert</translation>
    </message>
    <message>
        <source>让提醒稍后再响</source>
        <translation>Snoozed an alert</translation>
    </message>
    <message>
        <source>顾客资料</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>改了备注</source>
        <translation>Changed a note</translation>
    </message>
    <message>
        <source>加了标签</source>
        <translation>Added a tag</translation>
    </message>
    <message>
        <source>去掉标签</source>
        <translation>Removed a tag</translation>
    </message>
    <message>
        <source>改了专属客服</source>
        <translation>Changed whose customer it is</translation>
    </message>
    <message>
        <source>打开个性推荐</source>
        <translation>Personal service on</translation>
    </message>
    <message>
        <source>关掉个性推荐</source>
        <translation>Personal service off</translation>
    </message>
    <message>
        <source>记下一条</source>
        <translation>Noted something</translation>
    </message>
    <message>
        <source>忘掉一条</source>
        <translation>Forgot something</translation>
    </message>
    <message>
        <source>删除了顾客</source>
        <translation>Erased a customer</translation>
    </message>
    <message>
        <source>记了跟进</source>
        <translation>Made a follow-up</translation>
    </message>
    <message>
        <source>确认了跟进</source>
        <translation>Confirmed a follow-up</translation>
    </message>
    <message>
        <source>改了跟进</source>
        <translation>Changed a follow-up</translation>
    </message>
    <message>
        <source>跟进改期</source>
        <translation>Moved a follow-up</translation>
    </message>
    <message>
        <source>做完了跟进</source>
        <translation>Finished a follow-up</translation>
    </message>
    <message>
        <source>取消了跟进</source>
        <translation>Dropped a follow-up</translation>
    </message>
    <message>
        <source>恢复了跟进</source>
        <translation>Restored a follow-up</translation>
    </message>
    <message>
        <source>不再列出一位问过没买的</source>
        <translation>Took a lost sale off the list</translation>
    </message>
    <message>
        <source>重新列出一位问过没买的</source>
        <translation>Put a lost sale back on the list</translation>
    </message>
    <message>
        <source>撤下催付建议：已付或已关闭</source>
        <translation>Took back a payment reminder: paid or closed</translation>
    </message>
    <message>
        <source>知识和流程</source>
        <translation>Knowledge and flows</translation>
    </message>
    <message>
        <source>保存了条目</source>
        <translation>Saved an entry</translation>
    </message>
    <message>
        <source>删除了条目</source>
        <translation>Deleted an entry</translation>
    </message>
    <message>
        <source>启用了条目</source>
        <translation>Switched an entry on</translation>
    </message>
    <message>
        <source>停用了条目</source>
        <translation>Switched an entry off</translation>
    </message>
    <message>
        <source>恢复了条目</source>
        <translation>Restored an entry</translation>
    </message>
    <message>
        <source>保存了用语</source>
        <translation>Saved a word</translation>
    </message>
    <message>
        <source>删除了用语</source>
        <translation>Deleted a word</translation>
    </message>
    <message>
        <source>导入了知识</source>
        <translation>Imported knowledge</translation>
    </message>
    <message>
        <source>撤销了导入</source>
        <translation>Undid an import</translation>
    </message>
    <message>
        <source>改了快捷短语</source>
        <translation>Changed quick phrases</translation>
    </message>
    <message>
        <source>保存了流程</source>
        <translation>Saved a flow</translation>
    </message>
    <message>
        <source>删除了流程</source>
        <translation>Deleted a flow</translation>
    </message>
    <message>
        <source>设置和人员</source>
        <translation>Settings and people</translation>
    </message>
    <message>
        <source>改了设置</source>
        <translation>Changed a setting</translation>
    </message>
    <message>
        <source>改了人员</source>
        <translation>Changed the people</translation>
    </message>
    <message>
        <source>改了谁接谁</source>
        <translation>Changed who gets whom</translation>
    </message>
    <message>
        <source>坐到了这里</source>
        <translation>Sat down here</translation>
    </message>
    <message>
        <source>到岗</source>
        <translation>Came on duty</translation>
    </message>
    <message>
        <source>离开</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>设了店主密码</source>
        <translation>Set the owner’s PIN</translation>
    </message>
    <message>
        <source>取消了店主密码</source>
        <translation>Took the owner’s PIN off</translation>
    </message>
    <message>
        <source>输错了店主密码</source>
        <translation>Wrong owner PIN</translation>
    </message>
    <message>
        <source>用命令行去掉了店主密码</source>
        <translation>Took the PIN off by command</translation>
    </message>
    <message>
        <source>装入了演示店铺</source>
        <translation>Loaded the demo shop</translation>
    </message>
    <message>
        <source>让 AI 从聊天记录里学习</source>
        <translation>Had the AI learn from chat logs</translation>
    </message>
    <message>
        <source>忘掉了学到的</source>
        <translation>Forgot what was learned</translation>
    </message>
    <message>
        <source>找回了学到的</source>
        <translation>Brought back what was learned</translation>
    </message>
    <message>
        <source>撤下跟进建议：顾客下单了</source>
        <translation>Withdrew a suggested follow-up: the customer ordered</translation>
    </message>
    <message>
        <source>撤下跟进建议：会话结束了</source>
        <translation>Withdrew a suggested follow-up: the conversation ended</translation>
    </message>
    <message>
        <source>撤下跟进建议：过了时间没人确认</source>
        <translation>Withdrew a suggested follow-up: its time passed unconfirmed</translation>
    </message>
    <message>
        <source>记了产品反馈</source>
        <translation>Marked product feedback</translation>
    </message>
    <message>
        <source>取消了产品反馈</source>
        <translation>Unmarked product feedback</translation>
    </message>
    <message>
        <source>删了旧备份，重新备份了一份</source>
        <translation>Let go of older backups and made a new one</translation>
    </message>
    <message>
        <source>导入了商品</source>
        <translation>Imported products</translation>
    </message>
    <message>
        <source>导出了顾客的全部资料</source>
        <translation>Exported everything about a customer</translation>
    </message>
    <message>
        <source>导入了订单</source>
        <translation>Imported orders</translation>
    </message>
    <message>
        <source>到期删除了旧会话</source>
        <translation>Deleted conversations past their time</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>谁发的、谁改的、谁越过了检查。只记做了什么，不记顾客的话。双击打开。</source>
        <translation>Who sent, changed and overruled what. Deeds only, never a customer’s words. Double-click a row to open it.</translation>
    </message>
    <message>
        <source>找人、顾客、条目</source>
        <translation type="vanished">Person, customer or entry</translation>
    </message>
    <message>
        <source>找操作记录</source>
        <translation>Search the audit trail</translation>
    </message>
    <message>
        <source>找人、顾客、做了什么</source>
        <translation>Person, customer, what was done</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Which kind</translation>
    </message>
    <message>
        <source>什么时候</source>
        <translation>When</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>做了什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>对谁、对什么</source>
        <translation>About</translation>
    </message>
    <message>
        <source>详细</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>最近一天</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>还没有这样的记录</source>
        <translation>Nothing like that yet</translation>
    </message>
    <message>
        <source>发回复、接手、改设置、改知识，都会记在这里。</source>
        <translation>Replies, take-overs, changed settings and knowledge are all kept here.</translation>
    </message>
    <message numerus="yes">
        <source>{n} 条</source>
        <translation>
            <numerusform>{n} record</numerusform>
            <numerusform>{n} records</numerusform>
        </translation>
    </message>
    <message>
        <source>导出到哪里</source>
        <translation>Export to</translation>
    </message>
    <message>
        <source>已导出 {n} 条</source>
        <translation>Rows exported: {n}</translation>
    </message>
</context>
<context>
    <name>BehindSheet</name>
    <message>
        <source>这段时间还没有。</source>
        <translation>None in this time yet.</translation>
    </message>
    <message>
        <source>后面还有 {n} 段没有列出来。</source>
        <translation>Further chats not listed: {n}.</translation>
    </message>
    <message>
        <source>另有 {n} 段已经随顾客删除。</source>
        <translation>Chats erased with their customers: {n}.</translation>
    </message>
</context>
<context>
    <name>Bindings</name>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>顾客的订单</source>
        <translation>Customer’s order</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>AI 的口吻</source>
        <translation>AI’s voice</translation>
    </message>
    <message>
        <source>客服</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>商品名</source>
        <translation>Product name</translation>
    </message>
    <message>
        <source>售价</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>各规格价格</source>
        <translation>Price per variant</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>各规格库存</source>
        <translation>Stock per variant</translation>
    </message>
    <message>
        <source>工期天数</source>
        <translation>Days to make</translation>
    </message>
    <message>
        <source>发货地</source>
        <translation>Ships from</translation>
    </message>
    <message>
        <source>系列</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>商品类目</source>
        <translation>Product category</translation>
    </message>
    <message>
        <source>商品标签</source>
        <translation>Product tags</translation>
    </message>
    <message>
        <source>商品编码</source>
        <translation>Product code</translation>
    </message>
    <message>
        <source>所选规格</source>
        <translation>Chosen variant</translation>
    </message>
    <message>
        <source>规格价</source>
        <translation>Variant price</translation>
    </message>
    <message>
        <source>规格库存</source>
        <translation>Variant stock</translation>
    </message>
    <message>
        <source>规格编码</source>
        <translation>Variant code</translation>
    </message>
    <message>
        <source>订单状态</source>
        <translation>Order status</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order no.</translation>
    </message>
    <message>
        <source>快递公司</source>
        <translation>Carrier</translation>
    </message>
    <message>
        <source>快递单号</source>
        <translation>Tracking no.</translation>
    </message>
    <message>
        <source>最新物流</source>
        <translation>Latest tracking</translation>
    </message>
    <message>
        <source>物流时间</source>
        <translation>Tracking time</translation>
    </message>
    <message>
        <source>下单日</source>
        <translation>Order date</translation>
    </message>
    <message>
        <source>付款日</source>
        <translation>Payment date</translation>
    </message>
    <message>
        <source>发货日</source>
        <translation>Shipping date</translation>
    </message>
    <message>
        <source>签收日</source>
        <translation>Delivery date</translation>
    </message>
    <message>
        <source>实付金额</source>
        <translation>Amount paid</translation>
    </message>
    <message>
        <source>退款金额</source>
        <translation>Refund amount</translation>
    </message>
    <message>
        <source>退款原因</source>
        <translation>Refund reason</translation>
    </message>
    <message>
        <source>收货城市</source>
        <translation>Delivery city</translation>
    </message>
    <message>
        <source>买的商品</source>
        <translation>Items bought</translation>
    </message>
    <message>
        <source>活动名</source>
        <translation>Campaign name</translation>
    </message>
    <message>
        <source>活动规则</source>
        <translation>Campaign rules</translation>
    </message>
    <message>
        <source>活动开始</source>
        <translation>Campaign start</translation>
    </message>
    <message>
        <source>活动截止</source>
        <translation>Campaign end</translation>
    </message>
    <message>
        <source>满减门槛</source>
        <translation>Discount from</translation>
    </message>
    <message>
        <source>满减金额</source>
        <translation>Discount</translation>
    </message>
    <message>
        <source>活动口令</source>
        <translation>Campaign password</translation>
    </message>
    <message>
        <source>活动编码</source>
        <translation>Campaign code</translation>
    </message>
    <message>
        <source>顾客昵称</source>
        <translation>Customer’s nickname</translation>
    </message>
    <message>
        <source>顾客城市</source>
        <translation>Customer’s city</translation>
    </message>
    <message>
        <source>会员等级</source>
        <translation>Member level</translation>
    </message>
    <message>
        <source>AI 的名字</source>
        <translation>AI’s name</translation>
    </message>
    <message>
        <source>对顾客的称呼</source>
        <translation>Form of address</translation>
    </message>
    <message>
        <source>客服名字</source>
        <translation>Agent’s name</translation>
    </message>
    <message>
        <source>店名</source>
        <translation>Shop name</translation>
    </message>
    <message>
        <source>发货时限</source>
        <translation>Ships within</translation>
    </message>
    <message>
        <source>当天发货截止</source>
        <translation>Same-day cut-off</translation>
    </message>
    <message>
        <source>当天发货说明</source>
        <translation>Same-day shipping</translation>
    </message>
    <message>
        <source>周末发货说明</source>
        <translation>Weekend shipping</translation>
    </message>
    <message>
        <source>发货城市</source>
        <translation>Shipping city</translation>
    </message>
    <message>
        <source>退货天数</source>
        <translation>Return days</translation>
    </message>
    <message>
        <source>换货天数</source>
        <translation>Exchange days</translation>
    </message>
    <message>
        <source>退货地址</source>
        <translation>Return address</translation>
    </message>
    <message>
        <source>包邮门槛</source>
        <translation>Free shipping from</translation>
    </message>
    <message>
        <source>小件运费</source>
        <translation>Small-parcel fee</translation>
    </message>
    <message>
        <source>偏远地区</source>
        <translation>Remote areas</translation>
    </message>
    <message>
        <source>偏远地区说明</source>
        <translation>About remote areas</translation>
    </message>
    <message>
        <source>合作快递</source>
        <translation>Carriers</translation>
    </message>
    <message>
        <source>指定快递说明</source>
        <translation>Choice of carrier</translation>
    </message>
    <message>
        <source>路上天数</source>
        <translation>Days in transit</translation>
    </message>
    <message>
        <source>大件天数</source>
        <translation>Days for large items</translation>
    </message>
    <message>
        <source>送货上楼说明</source>
        <translation>Delivery upstairs</translation>
    </message>
    <message>
        <source>楼梯搬运费</source>
        <translation>Stair carrying fee</translation>
    </message>
    <message>
        <source>安装说明</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>退款天数</source>
        <translation>Refund days</translation>
    </message>
    <message>
        <source>退款到账天数</source>
        <translation>Days until refund arrives</translation>
    </message>
    <message>
        <source>开票天数</source>
        <translation>Invoice days</translation>
    </message>
    <message>
        <source>发票说明</source>
        <translation>About invoices</translation>
    </message>
    <message>
        <source>保价天数</source>
        <translation>Price protection days</translation>
    </message>
    <message>
        <source>破损报修时限</source>
        <translation>Report damage within</translation>
    </message>
    <message>
        <source>质保月数</source>
        <translation>Warranty months</translation>
    </message>
    <message>
        <source>付款时限</source>
        <translation>Payment deadline</translation>
    </message>
    <message>
        <source>礼盒费</source>
        <translation>Gift box fee</translation>
    </message>
    <message>
        <source>礼盒说明</source>
        <translation>About gift boxes</translation>
    </message>
    <message>
        <source>定制步骤</source>
        <translation>Custom order steps</translation>
    </message>
    <message>
        <source>定制周数</source>
        <translation>Custom order weeks</translation>
    </message>
    <message>
        <source>定制范围</source>
        <translation>Custom order range</translation>
    </message>
    <message>
        <source>定制定金</source>
        <translation>Custom order deposit</translation>
    </message>
    <message>
        <source>客服时间</source>
        <translation>Service hours</translation>
    </message>
    <message>
        <source>展厅地址</source>
        <translation>Showroom address</translation>
    </message>
    <message>
        <source>展厅时间</source>
        <translation>Showroom hours</translation>
    </message>
    <message>
        <source>展厅说明</source>
        <translation>About the showroom</translation>
    </message>
    <message>
        <source>会员规则</source>
        <translation>Member rules</translation>
    </message>
    <message>
        <source>积分有效期</source>
        <translation>Points expire after</translation>
    </message>
    <message>
        <source>积分规则</source>
        <translation>Points rules</translation>
    </message>
    <message>
        <source>会员日说明</source>
        <translation>Member day</translation>
    </message>
    <message>
        <source>生日券</source>
        <translation>Birthday coupon</translation>
    </message>
    <message>
        <source>评价说明</source>
        <translation>About reviews</translation>
    </message>
    <message>
        <source>小样说明</source>
        <translation>About samples</translation>
    </message>
    <message>
        <source>运费险</source>
        <translation>Return shipping cover</translation>
    </message>
    <message>
        <source>羊毛水温</source>
        <translation>Wool wash temperature</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>hours</translation>
    </message>
    <message>
        <source>天</source>
        <translation>days</translation>
    </message>
    <message>
        <source>个工作日</source>
        <translation>working days</translation>
    </message>
    <message>
        <source>个月</source>
        <translation>months</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
</context>
<context>
    <name>BoundValues</name>
    <message>
        <source>发送时取值</source>
        <translation>Filled in when sent</translation>
    </message>
    <message>
        <source>没有这个值</source>
        <translation>No such value</translation>
    </message>
</context>
<context>
    <name>BriefRow</name>
    <message>
        <source>回车看原话</source>
        <translation>Enter shows the message</translation>
    </message>
</context>
<context>
    <name>BriefSection</name>
    <message>
        <source>简报</source>
        <translation>Brief</translation>
    </message>
    <message>
        <source>15 秒读完，点行看原话</source>
        <translation>15 s read · click for source</translation>
    </message>
    <message>
        <source>已复制，不含底价</source>
        <translation>Copied, without floor prices</translation>
    </message>
    <message>
        <source>复制整份简报</source>
        <translation>Copy the whole brief</translation>
    </message>
</context>
<context>
    <name>CardActs</name>
    <message>
        <source>备注已保存</source>
        <translation>Note stored</translation>
    </message>
    <message>
        <source>备注已清空</source>
        <translation>Note removed</translation>
    </message>
    <message>
        <source>加了标签「{tag}」</source>
        <translation>Tagged “{tag}”</translation>
    </message>
    <message>
        <source>去掉了标签「{tag}」</source>
        <translation>Tag “{tag}” removed</translation>
    </message>
    <message>
        <source>以后由{name}专属接待</source>
        <translation>{name} looks after this customer from now on</translation>
    </message>
    <message>
        <source>不再有专属客服</source>
        <translation>No agent of their own any more</translation>
    </message>
    <message>
        <source>又会用记住的了</source>
        <translation>What is remembered is used again</translation>
    </message>
    <message>
        <source>不再用记住的，也不再记</source>
        <translation>Nothing remembered is used or kept any more</translation>
    </message>
    <message>
        <source>记下了：{what}</source>
        <translation>Noted: {what}</translation>
    </message>
    <message>
        <source>忘掉了：{what}</source>
        <translation>Forgotten: {what}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Case</name>
    <message>
        <source>是谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>价值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>哪一件</source>
        <translation>About</translation>
    </message>
    <message>
        <source>想要</source>
        <translation>Wants</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>情绪</source>
        <translation>Mood</translation>
    </message>
    <message>
        <source>试过</source>
        <translation>Tried</translation>
    </message>
    <message>
        <source>不要</source>
        <translation>No to</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promised</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>平静</source>
        <translation>Calm</translation>
    </message>
    <message>
        <source>比刚来时好一些了</source>
        <translation>Better than at the start</translation>
    </message>
    <message>
        <source>越聊越不满意，还没发火</source>
        <translation>Less and less happy, not angry yet</translation>
    </message>
    <message>
        <source>不高兴，先安抚再谈事</source>
        <translation>Unhappy. Calm first, then solve</translation>
    </message>
    <message>
        <source>很生气，先安抚再谈事</source>
        <translation>Very angry: calm first, then the matter</translation>
    </message>
    <message>
        <source>报上名字，接着往下聊，别让顾客再说一遍</source>
        <translation>Say your name and go on; don’t make them repeat</translation>
    </message>
    <message>
        <source>先道歉，再给一个办法和一个时间</source>
        <translation>Apologise, then offer a fix and a time</translation>
    </message>
    <message>
        <source>先别表态，请店主一起看</source>
        <translation>Don’t commit yet; look at it with the owner</translation>
    </message>
    <message>
        <source>可能是孩子在下单，请家长来确认</source>
        <translation>May be a child ordering: ask for a parent</translation>
    </message>
    <message>
        <source>先核对身份，聊天里不写电话和住址</source>
        <translation>Check who it is; no phone or address in chat</translation>
    </message>
    <message>
        <source>谈价，守住底价</source>
        <translation>Talk price, keep the floor</translation>
    </message>
    <message>
        <source>重要顾客，你亲自答</source>
        <translation>VIP customer: answer in person</translation>
    </message>
    <message>
        <source>这件事要你动手办，办完回一句</source>
        <translation>Do it by hand, then confirm</translation>
    </message>
    <message>
        <source>有一句没发出去，重发</source>
        <translation>One line did not go out: resend</translation>
    </message>
    <message>
        <source>答上面还没答的问题</source>
        <translation>Answer the open question</translation>
    </message>
    <message>
        <source>简报：{name}</source>
        <translation>Brief: {name}</translation>
    </message>
    <message>
        <source>聊过 {n} 次</source>
        <translation>{n} chats so far</translation>
    </message>
    <message numerus="yes">
        <source>老客 {n} 单</source>
        <translation>
            <numerusform>Returning, {n} order</numerusform>
            <numerusform>Returning, {n} orders</numerusform>
        </translation>
    </message>
    <message>
        <source>还没买过</source>
        <translation>nothing bought yet</translation>
    </message>
    <message>
        <source>新客，第一次来</source>
        <translation>New, first visit</translation>
    </message>
    <message>
        <source>以前 {n} 单都是标价付的</source>
        <translation>paid the list price so far ({n})</translation>
    </message>
    <message>
        <source>累计实付 {paid}</source>
        <translation>Paid {paid} in total</translation>
    </message>
    <message numerus="yes">
        <source>退过 {n} 单</source>
        <translation>
            <numerusform>{n} return</numerusform>
            <numerusform>{n} returns</numerusform>
        </translation>
    </message>
    <message>
        <source>上回标价 {list} 付了 {paid}</source>
        <translation>last time paid {paid} of {list}</translation>
    </message>
    <message>
        <source>{told} 单里 {n} 单低于标价</source>
        <translation>below list price {n} of {told} times</translation>
    </message>
    <message>
        <source>最多少 {most}%</source>
        <translation>at most {most}% off</translation>
    </message>
    <message>
        <source>在看{title}，{price}</source>
        <translation>Looking at {title}, {price}</translation>
    </message>
    <message>
        <source>{title}等 {n} 种</source>
        <translation>{title} and others, {n} items</translation>
    </message>
    <message>
        <source>今天下的单</source>
        <translation>ordered today</translation>
    </message>
    <message>
        <source>昨天下的单</source>
        <translation>ordered yesterday</translation>
    </message>
    <message>
        <source>{n} 天前下的单</source>
        <translation>ordered {n} days ago</translation>
    </message>
    <message>
        <source>以前说过：{facts}</source>
        <translation>Said before: {facts}</translation>
    </message>
    <message>
        <source>反问过{words}</source>
        <translation>Asked back {words}</translation>
    </message>
    <message>
        <source>顾客自己试过：{words}</source>
        <translation>Customer already tried: {words}</translation>
    </message>
    <message>
        <source>答过{title}，被否了</source>
        <translation>Answered {title}, rejected</translation>
    </message>
    <message>
        <source>答过{title}</source>
        <translation>Answered {title}</translation>
    </message>
    <message>
        <source>以前答应过：{words}</source>
        <translation>Promised before: {words}</translation>
    </message>
    <message>
        <source>{due}：有一单没付款，{words}</source>
        <translation>{due}: an order is unpaid, {words}</translation>
    </message>
    <message>
        <source>{due}：改单，{words}</source>
        <translation>{due}: order change, {words}</translation>
    </message>
    <message>
        <source>谈价：{title} 标价 {price}，守底价 {floor}</source>
        <translation>Price talk: {title} listed {price}, floor {floor}</translation>
    </message>
    <message>
        <source>待付款</source>
        <translation>Unpaid</translation>
    </message>
    <message>
        <source>待发货</source>
        <translation>To ship</translation>
    </message>
    <message>
        <source>在路上</source>
        <translation>On its way</translation>
    </message>
    <message>
        <source>已签收</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>退款中</source>
        <translation>Refunding</translation>
    </message>
    <message>
        <source>已退款</source>
        <translation>Refunded</translation>
    </message>
    <message>
        <source>订单 {no}</source>
        <translation>Order {no}</translation>
    </message>
    <message>
        <source>{text} 等 {n} 样</source>
        <translation>{text}, {n} in all</translation>
    </message>
    <message>
        <source>退款 {amount} {reason}</source>
        <translation>Refund {amount} {reason}</translation>
    </message>
    <message>
        <source>{day}记下，导入或手填的</source>
        <translation>{day}: imported or typed in</translation>
    </message>
    <message>
        <source>{day}顾客自己说的，按一下看原话</source>
        <translation>{day}: the customer said so, click for the message</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>{name}在接</source>
        <translation>{name} has it</translation>
    </message>
    <message>
        <source>AI 在答</source>
        <translation>AI answering</translation>
    </message>
    <message>
        <source>答对的把握</source>
        <translation>Sure of the answer</translation>
    </message>
    <message>
        <source>该转人工的把握</source>
        <translation>Sure a person is needed</translation>
    </message>
    <message>
        <source>顾客不满意的把握</source>
        <translation>Sure the customer is unhappy</translation>
    </message>
    <message>
        <source>不用回的把握</source>
        <translation>How sure that nothing needs to be said</translation>
    </message>
    <message>
        <source>和知识库里最像的一条有多像</source>
        <translation>Likeness to the closest entry</translation>
    </message>
    <message>
        <source>第一条比第二条像多少</source>
        <translation>Lead of the first entry</translation>
    </message>
    <message>
        <source>第一条明显胜过第二条</source>
        <translation>First entry clearly ahead</translation>
    </message>
    <message>
        <source>用的字词对得上</source>
        <translation>Words match</translation>
    </message>
    <message>
        <source>整句话对得上</source>
        <translation>Whole sentence matches</translation>
    </message>
    <message>
        <source>意思相近</source>
        <translation>Close in meaning</translation>
    </message>
    <message>
        <source>说的正是这一条的事</source>
        <translation>Is about just this entry’s matter</translation>
    </message>
    <message>
        <source>这一条讲的事顾客没提</source>
        <translation>Entry is about something not mentioned</translation>
    </message>
    <message>
        <source>和这一条说的是不是一回事</source>
        <translation>whether it is about the same matter as this answer</translation>
    </message>
    <message>
        <source>顾客问的是价钱，这一条没提钱</source>
        <translation>They asked for the price, this entry names none</translation>
    </message>
    <message>
        <source>说清了是什么事</source>
        <translation>Says what it is about</translation>
    </message>
    <message>
        <source>没说是什么事，又有没听过的词</source>
        <translation>Does not say what it is about, with unknown words</translation>
    </message>
    <message>
        <source>没说是什么事</source>
        <translation>Does not say what it is about</translation>
    </message>
    <message>
        <source>说清了想知道哪一点</source>
        <translation>Says what they want to know</translation>
    </message>
    <message>
        <source>是一句提问</source>
        <translation>Is a question</translation>
    </message>
    <message>
        <source>是请店里办事</source>
        <translation>Asks the shop to do something</translation>
    </message>
    <message>
        <source>是在说明情况</source>
        <translation>Explains the situation</translation>
    </message>
    <message>
        <source>只是客气话或应答</source>
        <translation>Only courtesy or a short yes</translation>
    </message>
    <message>
        <source>话很短</source>
        <translation>Very short</translation>
    </message>
    <message>
        <source>话很长</source>
        <translation>Very long</translation>
    </message>
    <message>
        <source>话说得长短</source>
        <translation>Length of the message</translation>
    </message>
    <message>
        <source>在回答店里的问题</source>
        <translation>Answers the shop’s question</translation>
    </message>
    <message>
        <source>刚开口，还没人答过</source>
        <translation>Just started, nobody answered yet</translation>
    </message>
    <message>
        <source>带着订单号这样的号码</source>
        <translation>Carries a number such as an order no.</translation>
    </message>
    <message>
        <source>有打码的号码或链接</source>
        <translation>Has a masked number or link</translation>
    </message>
    <message>
        <source>问的是自己这一单</source>
        <translation>Is about their own order</translation>
    </message>
    <message>
        <source>要人查一查、办一办</source>
        <translation>Wants something checked or done</translation>
    </message>
    <message>
        <source>说到仓库、快递这些别人</source>
        <translation>Mentions others: warehouse, carrier</translation>
    </message>
    <message>
        <source>说到别人答应过的话</source>
        <translation>Mentions someone’s promise</translation>
    </message>
    <message>
        <source>问某件商品的细节</source>
        <translation>Asks for details of an item</translation>
    </message>
    <message>
        <source>接着上一句说</source>
        <translation>Continues the last line</translation>
    </message>
    <message>
        <source>发来了号码或资料</source>
        <translation>Sends numbers or details</translation>
    </message>
    <message>
        <source>在求证</source>
        <translation>Wants to make sure</translation>
    </message>
    <message>
        <source>已经聊了好几轮</source>
        <translation>Has gone on for some turns</translation>
    </message>
    <message>
        <source>像是还没说完</source>
        <translation>Seems not finished yet</translation>
    </message>
    <message>
        <source>听起来不用回</source>
        <translation>sounds like nothing needs to be said</translation>
    </message>
    <message>
        <source>听起来不满意</source>
        <translation>Sounds dissatisfied</translation>
    </message>
    <message>
        <source>说的是要人动手的事</source>
        <translation>Speaks of something a person must do</translation>
    </message>
    <message>
        <source>连着几句没人答</source>
        <translation>Several lines unanswered</translation>
    </message>
    <message>
        <source>又问了一遍</source>
        <translation>Asks again</translation>
    </message>
    <message>
        <source>用词在发火</source>
        <translation>Angry words</translation>
    </message>
    <message>
        <source>用词很失望</source>
        <translation>Disappointed words</translation>
    </message>
    <message>
        <source>在夸、在谢</source>
        <translation>Praise or thanks</translation>
    </message>
    <message>
        <source>这句话的情绪</source>
        <translation>Mood of this line</translation>
    </message>
    <message>
        <source>前面的情绪</source>
        <translation>Mood before</translation>
    </message>
    <message>
        <source>连着打问号</source>
        <translation>Several question marks</translation>
    </message>
    <message>
        <source>连着打感叹号</source>
        <translation>Several exclamation marks</translation>
    </message>
    <message>
        <source>打了省略号</source>
        <translation>Trails off with dots</translation>
    </message>
    <message>
        <source>说「还没有」</source>
        <translation>Says “not yet”</translation>
    </message>
    <message>
        <source>在催</source>
        <translation>Is pressing</translation>
    </message>
    <message>
        <source>在问为什么</source>
        <translation>Asks why</translation>
    </message>
    <message>
        <source>说事情没办成</source>
        <translation>Says it did not work</translation>
    </message>
    <message>
        <source>说「又」「再」</source>
        <translation>Says “again”</translation>
    </message>
    <message>
        <source>说到投诉、赔偿、破损这些</source>
        <translation>Mentions complaint, compensation or damage</translation>
    </message>
    <message>
        <source>说了好几个「不」「没」</source>
        <translation>Says “no” and “not” a lot</translation>
    </message>
    <message>
        <source>只是在问退换的条件</source>
        <translation>only asks for the terms of a return</translation>
    </message>
    <message>
        <source>在质疑</source>
        <translation>Doubts it</translation>
    </message>
    <message>
        <source>说「但是」「结果」</source>
        <translation>Says “but” or “in the end”</translation>
    </message>
    <message>
        <source>说着具体的事</source>
        <translation>Talks about the matter itself</translation>
    </message>
    <message>
        <source>说到等了多久、什么时候</source>
        <translation>Mentions how long or when</translation>
    </message>
    <message>
        <source>已经等了一阵</source>
        <translation>Has waited a while</translation>
    </message>
    <message>
        <source>只发了图片或号码</source>
        <translation>Only a picture or a number</translation>
    </message>
    <message>
        <source>在道谢或道别</source>
        <translation>Thanks or says goodbye</translation>
    </message>
    <message>
        <source>表示同意或知道了</source>
        <translation>Agrees or has understood</translation>
    </message>
    <message>
        <source>在问有没有人</source>
        <translation>Asks if anyone is there</translation>
    </message>
    <message>
        <source>在提问</source>
        <translation>Asks a question</translation>
    </message>
    <message>
        <source>在说明情况</source>
        <translation>Explains the situation</translation>
    </message>
    <message>
        <source>在否认</source>
        <translation>Denies it</translation>
    </message>
    <message>
        <source>说「不是这个」</source>
        <translation>Says “not that one”</translation>
    </message>
    <message>
        <source>前面就失望过</source>
        <translation>Was disappointed before</translation>
    </message>
    <message>
        <source>前面就发过火</source>
        <translation>Was angry before</translation>
    </message>
    <message>
        <source>前面就说过出了问题</source>
        <translation>Told of trouble before</translation>
    </message>
    <message>
        <source>店里刚道过歉</source>
        <translation>Shop just apologised</translation>
    </message>
    <message>
        <source>店里刚说要等</source>
        <translation>Shop just asked to wait</translation>
    </message>
    <message>
        <source>店里刚道过别</source>
        <translation>Shop just said goodbye</translation>
    </message>
    <message>
        <source>店里刚说过不行</source>
        <translation>Shop just said no</translation>
    </message>
    <message>
        <source>店里刚反问过</source>
        <translation>Shop just asked back</translation>
    </message>
    <message>
        <source>店里刚说办好了</source>
        <translation>Shop just said it is done</translation>
    </message>
    <message>
        <source>店里前面道过歉</source>
        <translation>Shop apologised before</translation>
    </message>
    <message>
        <source>店里前面让等过</source>
        <translation>Shop asked to wait before</translation>
    </message>
    <message>
        <source>店里前面道过别</source>
        <translation>Shop said goodbye before</translation>
    </message>
    <message>
        <source>店里前面说过不行</source>
        <translation>Shop said no before</translation>
    </message>
    <message>
        <source>店里已经答了几次</source>
        <translation>Shop has answered a few times</translation>
    </message>
    <message>
        <source>店里还没答过</source>
        <translation>Shop has not answered yet</translation>
    </message>
    <message>
        <source>字词对得上</source>
        <translation>Words match</translation>
    </message>
    <message>
        <source>和这件商品、这个人有关，往前提</source>
        <translation>Fits this item and customer, moved up</translation>
    </message>
    <message>
        <source>同事常选、常否这一条，跟着调过</source>
        <translation>Adjusted by what colleagues pick and reject</translation>
    </message>
    <message>
        <source>这一条里就有这句问法，一字不差</source>
        <translation>This entry has the question word for word</translation>
    </message>
    <message>
        <source>反问之后，顾客选了这一条</source>
        <translation>Customer chose this when asked back</translation>
    </message>
    <message>
        <source>顾客只说了活动的名字或口令：{entry}</source>
        <translation type="vanished">The customer only named the campaign or its password: {entry}</translation>
    </message>
    <message>
        <source>算出来：{entry}</source>
        <translation>Worked out: {entry}</translation>
    </message>
    <message>
        <source>流程交代给人：{entry}</source>
        <translation>Note for the human: {entry}</translation>
    </message>
    <message>
        <source>打招呼时给了这一条选：{entry}</source>
        <translation>Offered with the welcome: {entry}</translation>
    </message>
    <message>
        <source>活动资料：{entry}</source>
        <translation>Campaign data: {entry}</translation>
    </message>
    <message>
        <source>连着问的几句里，这一句有答案：{entry}</source>
        <translation>One of several questions in a row, answered by: {entry}</translation>
    </message>
    <message>
        <source>这句还等着回话，过几分钟没人答就叫人：{entry}</source>
        <translation>Still owed a word; a human is called if none comes in a few minutes: {entry}</translation>
    </message>
    <message>
        <source>顾客想{change}</source>
        <translation>The customer wants to {change}</translation>
    </message>
    <message>
        <source>顾客的原话：{entry}</source>
        <translation>In the customer’s words: {entry}</translation>
    </message>
    <message>
        <source>顾客说清了要改成什么</source>
        <translation>The customer said what it should be</translation>
    </message>
    <message>
        <source>查了订单 {row}</source>
        <translation>Looked up order {row}</translation>
    </message>
    <message>
        <source>问的是这一单：{entry}</source>
        <translation>Asked about this order: {entry}</translation>
    </message>
    <message>
        <source>记成一件要人办的事：订单 {entry}</source>
        <translation>Noted as a task for a person: order {entry}</translation>
    </message>
    <message>
        <source>在问{thing}</source>
        <translation>Asks about {thing}</translation>
    </message>
    <message>
        <source>都说到{thing}</source>
        <translation>Both mention {thing}</translation>
    </message>
    <message>
        <source>最不满的一句：{words}</source>
        <translation>Least happy line: {words}</translation>
    </message>
    <message>
        <source>现在是辅助模式，AI 起草，由你来发</source>
        <translation>In assist mode: the AI drafts, you send</translation>
    </message>
    <message>
        <source>这一类知识没设成自动，由你来发</source>
        <translation>This category is not set to automatic: you send</translation>
    </message>
    <message>
        <source>这一条知识定了由人来发，不自动发</source>
        <translation>This entry is only sent by a person</translation>
    </message>
    <message>
        <source>话里可能有「{topic}」，你看过再发</source>
        <translation>Possibly “{topic}”: read it before it is sent</translation>
    </message>
    <message>
        <source>累计 {paid}</source>
        <translation>spent {paid}</translation>
    </message>
    <message>
        <source>聊过 {n} 轮</source>
        <translation>turns so far: {n}</translation>
    </message>
    <message>
        <source>有一单 {paid} 还没付</source>
        <translation>an order of {paid} is not paid yet</translation>
    </message>
    <message>
        <source>想要的合计 {paid}</source>
        <translation>wants goods for {paid}</translation>
    </message>
    <message>
        <source>改收货信息</source>
        <translation>change the delivery details</translation>
    </message>
    <message>
        <source>换颜色或尺码</source>
        <translation>swap the colour or size</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>cancel the order</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>cancelling</translation>
    </message>
    <message>
        <source>发货</source>
        <translation>shipping</translation>
    </message>
    <message>
        <source>预售</source>
        <translation>pre-order</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>stock</translation>
    </message>
    <message>
        <source>物流</source>
        <translation>tracking</translation>
    </message>
    <message>
        <source>送货</source>
        <translation>delivery</translation>
    </message>
    <message>
        <source>快递员</source>
        <translation>courier</translation>
    </message>
    <message>
        <source>快递站点</source>
        <translation>pick-up point</translation>
    </message>
    <message>
        <source>自提</source>
        <translation>self pick-up</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>receipt</translation>
    </message>
    <message>
        <source>拒收</source>
        <translation>refused parcel</translation>
    </message>
    <message>
        <source>寄件</source>
        <translation>sending back</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>address</translation>
    </message>
    <message>
        <source>收件人</source>
        <translation>recipient</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>payment</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>refund</translation>
    </message>
    <message>
        <source>退货</source>
        <translation>Returns</translation>
    </message>
    <message>
        <source>售后申请</source>
        <translation>after-sales request</translation>
    </message>
    <message>
        <source>换货</source>
        <translation>exchange</translation>
    </message>
    <message>
        <source>维修</source>
        <translation>repair</translation>
    </message>
    <message>
        <source>保修</source>
        <translation>warranty</translation>
    </message>
    <message>
        <source>质量</source>
        <translation>quality</translation>
    </message>
    <message>
        <source>破损</source>
        <translation>damage</translation>
    </message>
    <message>
        <source>发错货</source>
        <translation>wrong item</translation>
    </message>
    <message>
        <source>少件</source>
        <translation>missing item</translation>
    </message>
    <message>
        <source>赠品</source>
        <translation>free gift</translation>
    </message>
    <message>
        <source>送礼</source>
        <translation>gifts for others</translation>
    </message>
    <message>
        <source>补发</source>
        <translation>reshipping</translation>
    </message>
    <message>
        <source>发票</source>
        <translation>invoice</translation>
    </message>
    <message>
        <source>价格</source>
        <translation>price</translation>
    </message>
    <message>
        <source>优惠券</source>
        <translation>coupon</translation>
    </message>
    <message>
        <source>积分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>campaign</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>shipping fee</translation>
    </message>
    <message>
        <source>是不是正品</source>
        <translation>genuine or not</translation>
    </message>
    <message>
        <source>保质期</source>
        <translation>shelf life</translation>
    </message>
    <message>
        <source>第三方商家</source>
        <translation>other sellers</translation>
    </message>
    <message>
        <source>安装</source>
        <translation>installation</translation>
    </message>
    <message>
        <source>品牌</source>
        <translation>brand</translation>
    </message>
    <message>
        <source>投诉</source>
        <translation>complaint</translation>
    </message>
    <message>
        <source>赔偿</source>
        <translation>compensation</translation>
    </message>
    <message>
        <source>人工客服</source>
        <translation>human agent</translation>
    </message>
    <message>
        <source>回电</source>
        <translation>call back</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>login</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>account</translation>
    </message>
    <message>
        <source>会员</source>
        <translation>membership</translation>
    </message>
    <message>
        <source>充值</source>
        <translation>top-up</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>review</translation>
    </message>
    <message>
        <source>尺码</source>
        <translation>size</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>colour</translation>
    </message>
    <message>
        <source>材质</source>
        <translation>material</translation>
    </message>
    <message>
        <source>用法</source>
        <translation>usage</translation>
    </message>
    <message>
        <source>洗护保养</source>
        <translation>care</translation>
    </message>
    <message>
        <source>讲价</source>
        <translation>bargaining</translation>
    </message>
    <message>
        <source>大量买</source>
        <translation>bulk order</translation>
    </message>
    <message>
        <source>定制</source>
        <translation>custom order</translation>
    </message>
    <message>
        <source>没认出在问哪类事</source>
        <translation>No known topic found</translation>
    </message>
    <message>
        <source>{value} 系列</source>
        <translation>{value} series</translation>
    </message>
    <message>
        <source>有一点像：{topic}</source>
        <translation>Perhaps: {topic}</translation>
    </message>
    <message>
        <source>要找人工</source>
        <translation>Wants a human</translation>
    </message>
    <message>
        <source>要投诉或给差评</source>
        <translation>Threatens a complaint or bad review</translation>
    </message>
    <message>
        <source>下了最后通牒</source>
        <translation>Gives an ultimatum</translation>
    </message>
    <message>
        <source>提到法律、监管</source>
        <translation>Mentions law or regulators</translation>
    </message>
    <message>
        <source>有人受伤或过敏</source>
        <translation type="vanished">Injury or allergy</translation>
    </message>
    <message>
        <source>可能是未成年人</source>
        <translation>May be a minor</translation>
    </message>
    <message>
        <source>涉及个人信息</source>
        <translation>Personal data involved</translation>
    </message>
    <message>
        <source>货有质量问题</source>
        <translation>Quality problem</translation>
    </message>
    <message>
        <source>收到的货不对</source>
        <translation type="vanished">Received the wrong item</translation>
    </message>
    <message>
        <source>在讲价</source>
        <translation>Is bargaining</translation>
    </message>
    <message>
        <source>要定制</source>
        <translation>Wants something custom</translation>
    </message>
    <message>
        <source>要大量买</source>
        <translation>Wants to buy in bulk</translation>
    </message>
    <message>
        <source>要人动手办事</source>
        <translation>Needs something done by hand</translation>
    </message>
    <message>
        <source>在发火</source>
        <translation>Is angry</translation>
    </message>
    <message>
        <source>很失望</source>
        <translation>Very disappointed</translation>
    </message>
    <message>
        <source>在说反话</source>
        <translation>Is being sarcastic</translation>
    </message>
    <message>
        <source>同一个问题又问一遍</source>
        <translation>Asks the same thing again</translation>
    </message>
    <message>
        <source>重要顾客</source>
        <translation>VIP customer</translation>
    </message>
    <message>
        <source>跟进了很久的顾客</source>
        <translation>Courted for a long time</translation>
    </message>
    <message>
        <source>想指挥 AI 做别的事</source>
        <translation>Tries to steer the AI</translation>
    </message>
    <message>
        <source>在请店里办事</source>
        <translation>Asks the shop to do something</translation>
    </message>
    <message>
        <source>在说明情况，还没问问题</source>
        <translation>Explains the situation, no question yet</translation>
    </message>
    <message>
        <source>在打招呼</source>
        <translation>Says hello</translation>
    </message>
    <message>
        <source>在道别</source>
        <translation>Says goodbye</translation>
    </message>
    <message>
        <source>在道谢</source>
        <translation>Says thanks</translation>
    </message>
    <message>
        <source>表示知道了</source>
        <translation>Says they understand</translation>
    </message>
    <message>
        <source>回答了「是」，还没问新问题</source>
        <translation>Says yes, no new question yet</translation>
    </message>
    <message>
        <source>回答了「没有」，还没问新问题</source>
        <translation>Says no, no new question yet</translation>
    </message>
    <message>
        <source>在犹豫</source>
        <translation>Is hesitating</translation>
    </message>
    <message>
        <source>只发来一个号码，等后面的问题</source>
        <translation>Only sent a number; the question is to come</translation>
    </message>
    <message>
        <source>只发来一张卡片，等后面的问题</source>
        <translation>Only sent a card; the question is to come</translation>
    </message>
    <message>
        <source>没说能看懂的话</source>
        <translation type="vanished">Nothing to understand</translation>
    </message>
    <message>
        <source>已经有人在接，AI 只备草稿，不插话</source>
        <translation>A person has it; the AI only drafts</translation>
    </message>
    <message>
        <source>已经请了人，人到之前 AI 不再自己答</source>
        <translation>A person is called; until then the AI stays quiet</translation>
    </message>
    <message>
        <source>这句比已经答过的话还早，不再单独答</source>
        <translation>Older than what was answered; no separate answer</translation>
    </message>
    <message>
        <source>一下子来了太多句，请人看看</source>
        <translation>Too many lines at once; a person should look</translation>
    </message>
    <message>
        <source>顾客一再说「不是这个」，AI 没答到点上</source>
        <translation>Customer keeps saying “not that one”; the AI misses the point</translation>
    </message>
    <message>
        <source>同一个问题问了两遍，AI 没答到点上</source>
        <translation>Same question twice; the AI missed the point</translation>
    </message>
    <message>
        <source>顾客看起来不满意了</source>
        <translation>Customer seems unhappy</translation>
    </message>
    <message>
        <source>AI 关着，只听不答</source>
        <translation type="vanished">AI is off and only listens</translation>
    </message>
    <message>
        <source>顾客在考虑，不催</source>
        <translation>Customer is thinking; no pressure</translation>
    </message>
    <message>
        <source>顾客在犹豫，说一句不催的话，给点时间</source>
        <translation>Customer hesitates; say something light and give time</translation>
    </message>
    <message>
        <source>顾客来打招呼，问声好</source>
        <translation>Customer says hello; greet back</translation>
    </message>
    <message>
        <source>中途打招呼，等顾客说事</source>
        <translation>Hello in between; wait for the matter</translation>
    </message>
    <message>
        <source>几处加起来，该由人来答</source>
        <translation type="vanished">All in all, a person should answer</translation>
    </message>
    <message>
        <source>找到了答案，但这一条定了必须人答</source>
        <translation type="vanished">Answer found, but this entry is for a person</translation>
    </message>
    <message>
        <source>受伤、过敏或怕伤身</source>
        <translation>Injury, allergy or a health worry</translation>
    </message>
    <message>
        <source>收到的货不对或少了</source>
        <translation>Wrong or missing item</translation>
    </message>
    <message>
        <source>只发了符号、表情或语气词</source>
        <translation>Only sent a symbol, an emoji or a sound</translation>
    </message>
    <message>
        <source>顾客嫌没答到点上，不问了，请人接回来</source>
        <translation>Leaves because the answer missed the point; a person should win them back</translation>
    </message>
    <message>
        <source>顾客像是在说货有问题，没等他问就请人</source>
        <translation>Seems to report a fault, so a person is called before being asked</translation>
    </message>
    <message>
        <source>AI 关着，不发也不插话</source>
        <translation>AI is off and stays silent</translation>
    </message>
    <message>
        <source>没有哪一句说定，几处加起来该由人来答</source>
        <translation>No single sentence decides it; together they call for a person</translation>
    </message>
    <message>
        <source>顾客一来就在说麻烦，没等他问就请人</source>
        <translation>Opens with trouble, so a person is called before being asked</translation>
    </message>
    <message>
        <source>最像的这一条定了必须由人来答</source>
        <translation>The closest entry must be answered by a person</translation>
    </message>
    <message>
        <source>知识库里有，把握够</source>
        <translation>In the knowledge, and sure enough</translation>
    </message>
    <message>
        <source>像是有答案，但把握不够</source>
        <translation>Seems to have an answer, but not sure enough</translation>
    </message>
    <message>
        <source>知识库里没有够像的答案</source>
        <translation>Nothing close enough in the knowledge</translation>
    </message>
    <message>
        <source>没有一条规则合适，请人看</source>
        <translation>No rule fits; a person should look</translation>
    </message>
    <message>
        <source>要先知道问的是哪件商品，才能答</source>
        <translation>First needs to know which item</translation>
    </message>
    <message>
        <source>要先知道要哪个颜色、尺寸，才能答</source>
        <translation>It must know which colour and size before it can answer</translation>
    </message>
    <message>
        <source>要先知道问的是哪个订单，才能答</source>
        <translation>First needs to know which order</translation>
    </message>
    <message>
        <source>只说了活动的口令或名字，照活动资料答</source>
        <translation>Only a campaign’s password or name was said; its data answer</translation>
    </message>
    <message>
        <source>答案只会再问一遍顾客说过的尺寸，交给人</source>
        <translation>The answer would only ask again for a measure the customer has told; a human takes it</translation>
    </message>
    <message>
        <source>店里说的发货时间对不上这件商品或这句话，交给人</source>
        <translation>The time the shop gives for sending does not fit these goods or these words; a human takes it</translation>
    </message>
    <message>
        <source>查了订单，走到哪一步照着答</source>
        <translation>The order was looked up and its own row answers</translation>
    </message>
    <message>
        <source>签收的包裹里少了东西，请人核对</source>
        <translation>Something is missing from a parcel that came; a human checks</translation>
    </message>
    <message>
        <source>问退换货寄到哪里，知识里没有，请人给地址</source>
        <translation>Asked where to send goods back; the knowledge does not say, a human gives the address</translation>
    </message>
    <message>
        <source>问退款到账，知识里没有，请人查</source>
        <translation>Asked when the refund arrives; the knowledge does not say, a human looks</translation>
    </message>
    <message>
        <source>查了订单，早该发出了还没发，请人催</source>
        <translation>Order looked up: it should have been sent by now, so somebody is asked to see to it</translation>
    </message>
    <message>
        <source>订单走到哪一步刚说过，顾客还在问，请人答</source>
        <translation>The state of the order was just told and the customer asks on: a human answers</translation>
    </message>
    <message>
        <source>要改单，但不知道是哪一单，先问</source>
        <translation>Wants an order changed but not clear which, so asked first</translation>
    </message>
    <message>
        <source>查过订单还没发出，问清要改成什么</source>
        <translation>Order looked up: not shipped yet; asked what it should be</translation>
    </message>
    <message>
        <source>查过订单还没发出，记下来请人改</source>
        <translation>Order looked up: not shipped yet; noted for a person to change</translation>
    </message>
    <message>
        <source>查过订单已经发出，不能答应能改</source>
        <translation>Order looked up: already shipped; no change can be promised</translation>
    </message>
    <message>
        <source>查过订单已经签收，改不了这一单</source>
        <translation>Order looked up: already delivered; it cannot be changed</translation>
    </message>
    <message>
        <source>查过订单已经结束，请人看看</source>
        <translation>Order looked up: already over; a person takes a look</translation>
    </message>
    <message>
        <source>给的单号不在这位顾客名下，请人核对</source>
        <translation>The number is not one of this customer’s orders; a person checks</translation>
    </message>
    <message>
        <source>问过一次还是不知道哪一单，请人看</source>
        <translation>Asked once and still not clear which order; a person takes a look</translation>
    </message>
    <message>
        <source>写好的回复没过检查，不能发</source>
        <translation>The reply failed its checks and cannot go out</translation>
    </message>
    <message>
        <source>为什么转人工</source>
        <translation>Why it was handed over</translation>
    </message>
    <message>
        <source>转</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>为什么这样答</source>
        <translation>Why this answer</translation>
    </message>
    <message>
        <source>答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>为什么先反问</source>
        <translation>Why it asked back</translation>
    </message>
    <message>
        <source>反问</source>
        <translation>Ask back</translation>
    </message>
    <message>
        <source>为什么只给建议</source>
        <translation>Why only a suggestion</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggest</translation>
    </message>
    <message>
        <source>为什么只问声好</source>
        <translation>Why it only said hello</translation>
    </message>
    <message>
        <source>问好</source>
        <translation>Greet</translation>
    </message>
    <message>
        <source>为什么没有答</source>
        <translation>Why no answer</translation>
    </message>
    <message>
        <source>不答</source>
        <translation>Hold</translation>
    </message>
    <message>
        <source>{topic}，一律由人来答</source>
        <translation>{topic}: always for a person</translation>
    </message>
    <message>
        <source>顾客{act}</source>
        <translation>{act}</translation>
    </message>
    <message>
        <source>按流程「{name}」第 {n} 步</source>
        <translation>Flow “{name}”, step {n}</translation>
    </message>
    <message>
        <source>身高</source>
        <translation>height</translation>
    </message>
    <message>
        <source>体重</source>
        <translation>weight</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>quantity</translation>
    </message>
    <message>
        <source>预算</source>
        <translation>budget</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>area</translation>
    </message>
    <message>
        <source>年龄</source>
        <translation>age</translation>
    </message>
    <message>
        <source>{value} 岁</source>
        <translation>{value}</translation>
    </message>
    <message>
        <source>风格</source>
        <translation>style</translation>
    </message>
    <message>
        <source>场合</source>
        <translation>occasion</translation>
    </message>
    <message>
        <source>季节</source>
        <translation>season</translation>
    </message>
    <message>
        <source>送给</source>
        <translation>for</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>needs</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>phone</translation>
    </message>
    <message>
        <source>答应过</source>
        <translation>promised</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>「{words}」</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>{name}：{text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>{due}：{name}的承诺待确认，{words}</source>
        <translation>{due}: promised by {name}, to confirm – {words}</translation>
    </message>
    <message>
        <source>{due}：夜里答应有人回复，还没回</source>
        <translation>{due}: promised a call back overnight, still owed</translation>
    </message>
    <message>
        <source>{due}：{name}答应的，{words}</source>
        <translation>{due}: {name} promised {words}</translation>
    </message>
    <message>
        <source>{due}：{words}</source>
        <translation>{due}: {words}</translation>
    </message>
    <message>
        <source>答完多问了一句：{slot}</source>
        <translation>Asked one more question: {slot}</translation>
    </message>
    <message>
        <source>顾客答了：{slot}</source>
        <translation>The customer answered: {slot}</translation>
    </message>
    <message>
        <source>来意：{need}</source>
        <translation>Purpose: {need}</translation>
    </message>
    <message>
        <source>顾客答了我们问的需求，先记下</source>
        <translation>The customer answered what we asked; it is noted</translation>
    </message>
    <message>
        <source>采光</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>最在意</source>
        <translation>Cares about</translation>
    </message>
    <message>
        <source>肤质</source>
        <translation>Skin</translation>
    </message>
    <message>
        <source>过敏</source>
        <translation>Allergies</translation>
    </message>
    <message>
        <source>口味</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>用来</source>
        <translation>Used for</translation>
    </message>
    <message>
        <source>型号</source>
        <translation>Model</translation>
    </message>
    <message>
        <source>日子</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>想要的样子</source>
        <translation>Wishes</translation>
    </message>
    <message>
        <source>准备买</source>
        <translation>Ready to buy</translation>
    </message>
    <message>
        <source>在挑，想听建议</source>
        <translation>Wants advice</translation>
    </message>
    <message>
        <source>先看看</source>
        <translation>Just looking</translation>
    </message>
    <message>
        <source>商品 {value}</source>
        <translation>product {value}</translation>
    </message>
    <message>
        <source>订单 {value}</source>
        <translation>order {value}</translation>
    </message>
    <message>
        <source>前面在聊的{value}</source>
        <translation>the earlier topic {value}</translation>
    </message>
    <message>
        <source>知识 {value}</source>
        <translation>entry {value}</translation>
    </message>
    <message>
        <source>活动 {value}</source>
        <translation>campaign {value}</translation>
    </message>
    <message>
        <source>顾客正在看它</source>
        <translation>the customer is viewing it</translation>
    </message>
    <message>
        <source>顾客发过它的卡片</source>
        <translation>the customer sent its card</translation>
    </message>
    <message>
        <source>前面聊到过</source>
        <translation>mentioned earlier</translation>
    </message>
    <message>
        <source>顾客最近的一单</source>
        <translation>the customer’s latest order</translation>
    </message>
    <message>
        <source>顾客写了单号</source>
        <translation>the customer gave the number</translation>
    </message>
    <message>
        <source>查不到这个号</source>
        <translation>this number is not on record</translation>
    </message>
    <message>
        <source>顾客说了它的名字</source>
        <translation>the customer named it</translation>
    </message>
    <message>
        <source>店里这样叫它</source>
        <translation>the shop calls it that</translation>
    </message>
    <message>
        <source>{mention}指的是{what}</source>
        <translation>{mention} means {what}</translation>
    </message>
    <message>
        <source>顺带提了一件：{entry}</source>
        <translation>Mentioned one more product: {entry}</translation>
    </message>
    <message>
        <source>转来</source>
        <translation>From</translation>
    </message>
    <message>
        <source>前面没答到点上：看原话直接答，不清楚只问一处</source>
        <translation>Earlier answers missed the point: answer their own words, ask one thing at most</translation>
    </message>
    <message>
        <source>先问要不要紧，请停用，留好照片和凭证，请店主看</source>
        <translation>Ask how bad it is, ask them to stop using it and keep photos and receipts, call the owner</translation>
    </message>
    <message>
        <source>请顾客拍张照片或视频，再谈换还是退</source>
        <translation>Ask for a photo or a video, then talk about exchange or refund</translation>
    </message>
    <message>
        <source>先道歉，要张照片或视频，再给办法和时间</source>
        <translation>Apologise, ask for a photo or a video, then offer a way out and a time</translation>
    </message>
    <message>
        <source>先看顾客发来的照片，再给办法和时间</source>
        <translation>Look at the photo they sent, then offer a way out and a time</translation>
    </message>
    <message>
        <source>先兑现答应过的，再往下聊</source>
        <translation>Keep the promise first, then go on</translation>
    </message>
    <message>
        <source>问齐要做成什么样、什么时候要，再报价</source>
        <translation>Ask what exactly they want and by when, then quote</translation>
    </message>
    <message>
        <source>{name}转来的，没有留言</source>
        <translation>Passed on by {name}, without a word</translation>
    </message>
    <message>
        <source>还有好几条也差不多像</source>
        <translation>Several other entries are nearly as close</translation>
    </message>
    <message>
        <source>顾客说到的细处，这一条没讲</source>
        <translation>The entry does not cover the detail the customer names</translation>
    </message>
    <message>
        <source>只有一句应答，没说别的</source>
        <translation>Just a yes or no, nothing else</translation>
    </message>
    <message>
        <source>没说是什么事，前面也没提过</source>
        <translation>Neither this message nor the ones before say what it is about</translation>
    </message>
    <message>
        <source>从商品页来，还没提订单</source>
        <translation>Came from a product page, no order mentioned yet</translation>
    </message>
    <message>
        <source>商品资料：{entry}</source>
        <translation>Product data: {entry}</translation>
    </message>
    <message>
        <source>商品资料里正好有这一项，照着答</source>
        <translation>The product data has just this; answered from its row</translation>
    </message>
    <message>
        <source>这一条要人来发，这会儿没有人在，先答应回复</source>
        <translation>A person has to send this and nobody is there now, so a call back is promised</translation>
    </message>
    <message>
        <source>房间</source>
        <translation>room</translation>
    </message>
    <message>
        <source>顾客说货有问题，没等他开口问就请人</source>
        <translation type="vanished">The customer told of a fault; a human is called before they have to ask</translation>
    </message>
    <message>
        <source>顾客问什么时候，这一条说了时间</source>
        <translation>They asked when, and this entry tells a time</translation>
    </message>
    <message>
        <source>听起来要有人来办</source>
        <translation>sounds like somebody has to see to it</translation>
    </message>
    <message>
        <source>听起来有现成的答案</source>
        <translation>sounds like there is an answer for it</translation>
    </message>
    <message>
        <source>听着不用回：顾客在接着说，或只是应一声</source>
        <translation>Nothing to answer by the sound of it: the customer goes on talking, or just says yes</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>简报会在这里</source>
        <translation>The brief goes here</translation>
    </message>
    <message>
        <source>打开一位顾客，先看 15 秒：是谁、想要什么、答应过什么、下一步做什么。</source>
        <translation>Open a customer and take 15 seconds: who they are, what they want, what was promised and what to do next.</translation>
    </message>
    <message>
        <source>这位顾客</source>
        <translation>This customer</translation>
    </message>
</context>
<context>
    <name>ClockPage</name>
    <message>
        <source>平台的时钟</source>
        <translation>Platform clock</translation>
    </message>
    <message>
        <source>顾客等到这么久就算超时，排队和颜色都看它。平台口径会变，按后台写的改；这里的几个只是起点。</source>
        <translation>A customer who waits this long is overdue; order and colours follow it. Platforms change their rules, so set what your seller centre says. These are starting points.</translation>
    </message>
    <message>
        <source>多久要有人回</source>
        <translation>Reply within</translation>
    </message>
    <message>
        <source>秒</source>
        <translation>s</translation>
    </message>
    <message>
        <source>常见的口径</source>
        <translation>Common limits</translation>
    </message>
    <message>
        <source>点一个就填上</source>
        <translation>Click to fill in</translation>
    </message>
</context>
<context>
    <name>ConfirmDialog</name>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>复制对话</source>
        <translation>Copy chat</translation>
    </message>
    <message>
        <source>请同事来接</source>
        <translation>Call a colleague</translation>
    </message>
    <message>
        <source>结束会话</source>
        <translation>Close chat</translation>
    </message>
    <message numerus="yes">
        <source>老客 {n} 单</source>
        <translation>
            <numerusform>{n} order</numerusform>
            <numerusform>{n} orders</numerusform>
        </translation>
    </message>
    <message>
        <source>转接</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>交还 AI</source>
        <translation>Hand back</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>先在上方选一下现在谁在岗</source>
        <translation>First choose above who is on duty</translation>
    </message>
    <message>
        <source>会话已结束</source>
        <translation>This chat is closed</translation>
    </message>
    <message>
        <source>等待 {time}</source>
        <translation>waiting {time}</translation>
    </message>
    <message>
        <source>在考虑，{time}内不去打扰</source>
        <translation>thinking it over, left in peace for {time}</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>辅助</source>
        <translation>Assist</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>{mode} · 这个渠道单独设的</source>
        <translation>{mode} · set for this channel</translation>
    </message>
    <message>
        <source>{mode} · 现在没人值班</source>
        <translation>{mode} · nobody on duty now</translation>
    </message>
    <message>
        <source>AI 在这个会话里的模式：{mode}</source>
        <translation>Mode of the AI in this conversation: {mode}</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>{name}接待</source>
        <translation>with {name}</translation>
    </message>
    <message>
        <source>由{name}接待，AI 已静默</source>
        <translation>with {name}, AI is quiet</translation>
    </message>
    <message>
        <source>等人来接，AI 只起草</source>
        <translation>waiting for a person, AI only drafts</translation>
    </message>
    <message>
        <source>AI 接待中</source>
        <translation>AI is answering</translation>
    </message>
    <message>
        <source>AI 起草，由人发出</source>
        <translation>AI drafts, you send</translation>
    </message>
    <message>
        <source>AI 已关闭</source>
        <translation>AI is off</translation>
    </message>
    <message>
        <source>记一件要跟进的事（F7）</source>
        <translation>Add a follow-up (F7)</translation>
    </message>
    <message>
        <source>店里没有别的同事，可在设置里添加</source>
        <translation>Nobody else works here yet; add people in the settings</translation>
    </message>
    <message>
        <source>{name}看过提醒</source>
        <translation>{name} has seen the alert</translation>
    </message>
    <message>
        <source>{name}推后了提醒，还有 {time}</source>
        <translation>{name} snoozed the alert, {time} left</translation>
    </message>
    <message>
        <source>等人来接，没人时 AI 答常规问题</source>
        <translation>waiting for a person, at night AI answers the routine</translation>
    </message>
</context>
<context>
    <name>ConversationPanel</name>
    <message>
        <source>会话</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>会话已结束，不再起草。</source>
        <translation>The chat is closed, no more drafts.</translation>
    </message>
    <message>
        <source>AI 已关闭。直接写回复，打 / 找常用语。</source>
        <translation>The AI is off. Write your reply, or type / for quick phrases.</translation>
    </message>
    <message>
        <source>暂时没有建议，顾客再说话时会起草。可以直接写，打 / 找常用语。</source>
        <translation>No suggestion right now; the next message brings new drafts. Write freely, or type / for quick phrases.</translation>
    </message>
    <message>
        <source>写回复，打 / 找常用语</source>
        <translation>Write a reply, / for quick phrases</translation>
    </message>
    <message>
        <source>{name}正在接待；发出后由您接手</source>
        <translation>{name} has this chat; sending makes it yours</translation>
    </message>
    <message>
        <source>写好发出，就由您接手；打 / 找常用语</source>
        <translation>Sending makes this chat yours; / for quick phrases</translation>
    </message>
    <message>
        <source>会话已结束，重新打开后才能回复</source>
        <translation>This chat is closed; reopen it to reply</translation>
    </message>
    <message>
        <source>先在上方选一下现在谁在岗，再回复</source>
        <translation>First choose above who is on duty, then reply</translation>
    </message>
    <message>
        <source>转给谁</source>
        <translation>Pass on to</translation>
    </message>
</context>
<context>
    <name>CrashGuard</name>
    <message>
        <source>刚才这一步没有做完，已经记进日志。</source>
        <translation>That last step failed. The details are in the log.</translation>
    </message>
    <message>
        <source>客户的消息都已存好。请先看一眼待接的客户，再退出重开。</source>
        <translation>All customer messages are saved. Look at who is waiting first, then quit and reopen.</translation>
    </message>
    <message>
        <source>日志在：{place}</source>
        <translation>Log: {place}</translation>
    </message>
    <message>
        <source>程序出错</source>
        <translation>Something went wrong</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>先处理客户</source>
        <translation>See customers first</translation>
    </message>
</context>
<context>
    <name>CustomerFiles</name>
    <message>
        <source>会话、订单、记住的、备注和跟进都写进一个文件，图片只列文件名。电话和地址不打码，请存到别人看不到的地方。</source>
        <translation>Conversations, orders, memory, notes and follow-ups go into one file; of pictures, only the names. Phone numbers and addresses are not masked, so save it where nobody else looks.</translation>
    </message>
    <message>
        <source>导出「{name}」的全部资料？</source>
        <translation>Export everything about {name}?</translation>
    </message>
    <message>
        <source>选个地方</source>
        <translation>Choose a place</translation>
    </message>
    <message>
        <source>顾客资料 {name}</source>
        <translation>Customer {name}</translation>
    </message>
    <message>
        <source>已导出到 {path}，里面没有打码，请收好</source>
        <translation>Exported to {path}. Nothing is masked: keep it safe.</translation>
    </message>
</context>
<context>
    <name>CustomerSection</name>
    <message>
        <source>客户</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>全部往来</source>
        <translation>Full history</translation>
    </message>
    <message>
        <source>这位顾客的全部会话和订单</source>
        <translation>All chats and orders of this customer</translation>
    </message>
    <message>
        <source>记住的</source>
        <translation>Known</translation>
    </message>
    <message>
        <source>上次成交</source>
        <translation>Last order</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message numerus="yes">
        <source>天前</source>
        <translation>
            <numerusform>day ago</numerusform>
            <numerusform>days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>累计实付</source>
        <translation>Paid in all</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>退货</source>
        <translation>Returns</translation>
    </message>
    <message>
        <source>改这张客户卡</source>
        <translation>Change this card</translation>
    </message>
    <message>
        <source>写备注，同事都看得到</source>
        <translation>A note for everybody here</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>加标签…</source>
        <translation>Add a tag…</translation>
    </message>
    <message>
        <source>记一条…</source>
        <translation>Note something down…</translation>
    </message>
    <message>
        <source>专属客服</source>
        <translation>Own agent</translation>
    </message>
    <message>
        <source>用记住的来服务</source>
        <translation>Use what is remembered</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add a tag</translation>
    </message>
    <message>
        <source>记一条</source>
        <translation>Note something down</translation>
    </message>
    <message>
        <source>不再使用</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>不设专属</source>
        <translation>Nobody in particular</translation>
    </message>
    <message>
        <source>删除这位顾客的资料…</source>
        <translation>Erase this customer…</translation>
    </message>
    <message>
        <source>导出这位顾客的资料…</source>
        <translation>Export this customer…</translation>
    </message>
    <message>
        <source>第一次来聊</source>
        <translation>First contact</translation>
    </message>
    <message>
        <source>第 {n} 次来聊，上次是{day}</source>
        <translation>Contact no. {n}, the last one {day}</translation>
    </message>
    <message>
        <source>第一次来</source>
        <translation type="vanished">First contact</translation>
    </message>
    <message>
        <source>第 {n} 次来，上次是{day}</source>
        <translation type="vanished">Contact no. {n}, the last one {day}</translation>
    </message>
</context>
<context>
    <name>CustomerSheet</name>
    <message>
        <source>昵称，或平台上的账号</source>
        <translation>Nickname, or name on the platform</translation>
    </message>
    <message>
        <source>只列了最近来过的，写得再全一些。</source>
        <translation>Only the most recent are listed; type a little more.</translation>
    </message>
    <message>
        <source>没有这位顾客。</source>
        <translation>No such customer.</translation>
    </message>
</context>
<context>
    <name>CustomerTags</name>
    <message>
        <source>专属 {name}</source>
        <translation>{name}’s</translation>
    </message>
    <message>
        <source>换一位，或者不再专属</source>
        <translation>Choose somebody else, or nobody</translation>
    </message>
    <message>
        <source>不做个性推荐</source>
        <translation>Not personal</translation>
    </message>
    <message>
        <source>记住的都不用，也不再记；按一下改回</source>
        <translation>Nothing remembered is used and nothing more is kept; press to change that</translation>
    </message>
    <message>
        <source>还有 {n} 个</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>加标签</source>
        <translation>Add a tag</translation>
    </message>
</context>
<context>
    <name>DashboardPanel</name>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>把这一页的数字存成表格（CSV）</source>
        <translation>Save this page’s figures as a table (CSV)</translation>
    </message>
    <message>
        <source>没有存成：{reason}</source>
        <translation>Not saved: {reason}</translation>
    </message>
    <message>
        <source>已存到 {path}</source>
        <translation>Saved to {path}</translation>
    </message>
    <message>
        <source>多长时间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>还没有数字可以导出</source>
        <translation>No figures to export yet</translation>
    </message>
    <message>
        <source>现在等人工的</source>
        <translation>Waiting for a person</translation>
    </message>
    <message>
        <source>{n} 人，最不能等的在前，按一下打开</source>
        <translation>{n} now, most pressing first; click to open</translation>
    </message>
    <message>
        <source>没有人在等</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>AI 拿不准的、要找人的顾客会排到这里。</source>
        <translation>Customers the AI is unsure about, or who ask for a person, line up here.</translation>
    </message>
    <message>
        <source>第一句答得慢的在前，按一下打开</source>
        <translation>Slowest first reply on top; click to open</translation>
    </message>
    <message>
        <source>{when} 的会话</source>
        <translation>Chats at {when}</translation>
    </message>
    <message>
        <source>{day}，截至 {time}，{compared}</source>
        <translation>{day} until {time}, {compared}</translation>
    </message>
    <message>
        <source>{first} – {last}，{compared}</source>
        <translation>{first} – {last}, {compared}</translation>
    </message>
    <message>
        <source>{period}还没有会话</source>
        <translation>{period}: no chats yet</translation>
    </message>
    <message>
        <source>从第一位顾客来聊开始，这里会有响应时间、谁答的、问得最多的事。</source>
        <translation>Response times, who answered and the top questions appear here once the first customer writes.</translation>
    </message>
    <message>
        <source>看 30 天</source>
        <translation>Show 30 days</translation>
    </message>
    <message>
        <source>还没有数字</source>
        <translation>No figures yet</translation>
    </message>
    <message>
        <source>接上一个渠道，或让模拟顾客来聊几句，这里会有响应时间、谁答的、问得最多的事。</source>
        <translation>Connect a channel or let simulated customers chat, and you see response times, who answered and the top questions here.</translation>
    </message>
    <message>
        <source>数据看板 {day} {period}</source>
        <translation>Dashboard {day} {period}</translation>
    </message>
    <message>
        <source>导出数字</source>
        <translation>Export figures</translation>
    </message>
    <message>
        <source>{n} 人，这里是最不能等的 {shown} 位，按一下打开</source>
        <translation>{n} now; the {shown} most pressing, click to open</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>全部在这台电脑上，不上传。换电脑时把整个文件夹拷过去就行。</source>
        <translation>Everything stays on this computer, nothing is uploaded. Moving to a new one? Just copy the whole folder.</translation>
    </message>
    <message>
        <source>资料文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>体检</source>
        <translation>Check-up</translation>
    </message>
    <message>
        <source>看看文件、空间、数据库和备份是不是都好。只看，不改。</source>
        <translation>Checks files, disk space, database and backups. It looks and changes nothing.</translation>
    </message>
    <message>
        <source>开始体检</source>
        <translation>Start check-up</translation>
    </message>
    <message>
        <source>命令行</source>
        <translation>Command line</translation>
    </message>
    <message>
        <source>现在看不到</source>
        <translation>Not visible right now</translation>
    </message>
    <message>
        <source>备份到哪里</source>
        <translation>Where to save the backup</translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>正在看…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>已备份到「{file}」，检查过是完好的。</source>
        <translation>Saved to “{file}” and checked: it is intact.</translation>
    </message>
    <message>
        <source>好</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>要看</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>数据库每天会自动留一份，放在资料文件夹的 backups 里。也可以现在存一份到别处，比如 U 盘；图片和文件会放进旁边的文件夹，两样一起拷走。</source>
        <translation>The database is copied once a day into backups in the data folder. You can also save a copy elsewhere now, such as on a USB stick; pictures and files go into a folder beside it, so take both along.</translation>
    </message>
    <message>
        <source>已备份到「{file}」，检查过是完好的；{n} 个图片和文件在旁边的「{folder}」里。</source>
        <translation>Backed up to {file} and checked; its pictures and files ({n}) are in {folder} beside it.</translation>
    </message>
    <message>
        <source>删除一位顾客</source>
        <translation>Erase a customer</translation>
    </message>
    <message>
        <source>顾客要求删掉个人信息时用。会话、订单、记住的、标签、备注、跟进和图片都删掉，只留不带名字的数字。删之前会列给您看。</source>
        <translation>For when a customer asks to have their personal data deleted. Chats, orders, memory, tags, notes, follow-ups and pictures go; only figures without a name stay. You see the list first.</translation>
    </message>
    <message>
        <source>也可以在命令行里做：deskpilot backup 文件名、deskpilot restore 文件名、deskpilot doctor、deskpilot erase 顾客。</source>
        <translation type="vanished">The same on the command line: deskpilot backup FILE, deskpilot restore FILE, deskpilot doctor, deskpilot erase CUSTOMER.</translation>
    </message>
    <message>
        <source>删除哪位顾客</source>
        <translation>Erase which customer?</translation>
    </message>
    <message>
        <source>找顾客</source>
        <translation>Find customer</translation>
    </message>
    <message>
        <source>也可以在命令行里做：deskpilot backup 文件名、deskpilot restore 文件名、deskpilot doctor、deskpilot export-customer 顾客 文件名、deskpilot erase 顾客。</source>
        <translation>The same on the command line: deskpilot backup FILE, deskpilot restore FILE, deskpilot doctor, deskpilot export-customer CUSTOMER FILE, deskpilot erase CUSTOMER.</translation>
    </message>
</context>
<context>
    <name>DayEdit</name>
    <message>
        <source>选日子</source>
        <translation>Pick a date</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>店名</source>
        <translation>Shop name</translation>
    </message>
    <message>
        <source>做什么生意</source>
        <translation>What the shop sells</translation>
    </message>
    <message>
        <source>AI 的模式</source>
        <translation>AI mode</translation>
    </message>
    <message>
        <source>界面语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>深浅</source>
        <translation>Light or dark</translation>
    </message>
    <message>
        <source>字的大小</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>谁坐这里</source>
        <translation>Who sits here</translation>
    </message>
    <message>
        <source>店里的人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>等顾客说完的秒数</source>
        <translation type="vanished">Seconds to let the customer finish</translation>
    </message>
    <message>
        <source>发出前可撤回的秒数</source>
        <translation type="vanished">Seconds to take a reply back</translation>
    </message>
    <message>
        <source>几点开始有人</source>
        <translation>Staffed from</translation>
    </message>
    <message>
        <source>几点以后没人</source>
        <translation>Staffed until</translation>
    </message>
    <message>
        <source>店里用的钟</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>多少秒内要有人回</source>
        <translation type="vanished">Seconds until a reply is due</translation>
    </message>
    <message>
        <source>自动回复要的把握</source>
        <translation>Sureness needed to reply</translation>
    </message>
    <message>
        <source>要领先第二名多少</source>
        <translation>Lead needed over the runner-up</translation>
    </message>
    <message>
        <source>反问一句要的把握</source>
        <translation>Sureness needed to ask back</translation>
    </message>
    <message>
        <source>多像要人来办才叫人</source>
        <translation>When a person is called for work by hand</translation>
    </message>
    <message>
        <source>多像不满意才叫人</source>
        <translation>When a person is called for displeasure</translation>
    </message>
    <message>
        <source>重要顾客的累计金额</source>
        <translation>Spending that makes a VIP</translation>
    </message>
    <message>
        <source>顾客犹豫后安静的秒数</source>
        <translation type="vanished">Quiet seconds after hesitation</translation>
    </message>
    <message>
        <source>等顾客说完多久</source>
        <translation>How long to wait until the customer is done</translation>
    </message>
    <message>
        <source>发出前多久可撤回</source>
        <translation>How long a reply can be taken back</translation>
    </message>
    <message>
        <source>多久要有人回</source>
        <translation>Time until somebody must answer</translation>
    </message>
    <message>
        <source>定制问题由 AI 答</source>
        <translation>AI answers questions about custom work</translation>
    </message>
    <message>
        <source>批发问题由 AI 答</source>
        <translation>AI answers wholesale questions</translation>
    </message>
    <message>
        <source>质量问题由 AI 答</source>
        <translation>AI answers questions about faults</translation>
    </message>
    <message>
        <source>顾客犹豫后安静多久</source>
        <translation>How long to stay quiet after hesitation</translation>
    </message>
    <message>
        <source>顾客犹豫时说的话</source>
        <translation>Line for hesitating customers</translation>
    </message>
    <message>
        <source>AI 每分钟最多回几句</source>
        <translation>AI replies per minute at most</translation>
    </message>
    <message>
        <source>从话里认承诺</source>
        <translation>Spot promises in replies</translation>
    </message>
    <message>
        <source>到期前几分钟提醒</source>
        <translation>Minutes to remind before due</translation>
    </message>
    <message>
        <source>给犹豫的顾客建议跟进</source>
        <translation>Suggest follow-ups for hesitating customers</translation>
    </message>
    <message>
        <source>给没付款的单建议催付</source>
        <translation>Suggest reminders for unpaid orders</translation>
    </message>
    <message>
        <source>AI 的名字</source>
        <translation>AI’s name</translation>
    </message>
    <message>
        <source>AI 的语气</source>
        <translation>AI’s tone</translation>
    </message>
    <message>
        <source>怎么称呼顾客</source>
        <translation>How customers are addressed</translation>
    </message>
    <message>
        <source>表情</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>招呼里附几个常问的</source>
        <translation>Questions offered with the welcome</translation>
    </message>
    <message>
        <source>答完多问一句</source>
        <translation>Ask one more question</translation>
    </message>
    <message>
        <source>顺带一提</source>
        <translation>Mention one more product</translation>
    </message>
    <message>
        <source>说明自己是 AI</source>
        <translation>Say that it is an AI</translation>
    </message>
    <message>
        <source>提示音</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>通知里遮住姓名和原话</source>
        <translation>Hide names and words in notifications</translation>
    </message>
    <message>
        <source>演示店铺</source>
        <translation>Demo shop</translation>
    </message>
    <message>
        <source>首次设置</source>
        <translation>First start</translation>
    </message>
    <message>
        <source>新人提示</source>
        <translation>Hints for newcomers</translation>
    </message>
    <message>
        <source>早上</source>
        <translation>morning</translation>
    </message>
    <message>
        <source>白天</source>
        <translation>daytime</translation>
    </message>
    <message>
        <source>晚上</source>
        <translation>evening</translation>
    </message>
    <message>
        <source>夜里</source>
        <translation>night</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>all-day</translation>
    </message>
    <message>
        <source>{part}的招呼</source>
        <translation>First line, {part}</translation>
    </message>
    <message>
        <source>{channel}上{part}的招呼</source>
        <translation>First line on {channel}, {part}</translation>
    </message>
    <message>
        <source>店里自己的一套</source>
        <translation>the shop&apos;s own set</translation>
    </message>
    <message>
        <source>自带的</source>
        <translation>built-in</translation>
    </message>
    <message>
        <source>空着</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>{n} 分钟</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>从人工回复里提出新知识</source>
        <translation type="vanished">Suggest knowledge from human replies</translation>
    </message>
    <message>
        <source>看着的文件夹</source>
        <translation>Watched folder</translation>
    </message>
    <message>
        <source>会话保留几个月</source>
        <translation>Months to keep conversations</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>none</translation>
    </message>
    <message>
        <source>最多一个</source>
        <translation>one at most</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>as the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>dark</translation>
    </message>
    <message>
        <source>对不上的数字</source>
        <translation>figures without a row</translation>
    </message>
    <message>
        <source>绝对化用语</source>
        <translation>absolute claim</translation>
    </message>
    <message>
        <source>没有依据的说法</source>
        <translation>unproven claim</translation>
    </message>
    <message>
        <source>催促的话</source>
        <translation>pressure</translation>
    </message>
    <message>
        <source>个人信息</source>
        <translation>personal data</translation>
    </message>
    <message>
        <source>平台外的联系方式</source>
        <translation>contact outside the platform</translation>
    </message>
    <message>
        <source>没有依据的承诺</source>
        <translation>unfounded promise</translation>
    </message>
    <message>
        <source>低于底价</source>
        <translation>below the floor price</translation>
    </message>
    <message>
        <source>照建议发</source>
        <translation>Suggestion, as it was</translation>
    </message>
    <message>
        <source>建议改过再发</source>
        <translation>Suggestion, edited</translation>
    </message>
    <message>
        <source>{name}上 AI 的模式</source>
        <translation>AI mode on {name}</translation>
    </message>
    <message>
        <source>「{name}」类知识的模式</source>
        <translation>Mode for the category “{name}”</translation>
    </message>
    <message>
        <source>招呼的第一句话</source>
        <translation type="vanished">Welcome line</translation>
    </message>
    <message>
        <source>了解需求的问题</source>
        <translation>Questions about needs</translation>
    </message>
    <message>
        <source>开</source>
        <translation>On</translation>
    </message>
    <message>
        <source>关</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>跟全店一样</source>
        <translation>Same as the shop</translation>
    </message>
    <message>
        <source>清空了</source>
        <translation type="vanished">Cleared</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>By itself</translation>
    </message>
    <message>
        <source>没选值班人</source>
        <translation>Nobody chosen</translation>
    </message>
    <message>
        <source>{before} → {now}</source>
        <translation>{before} → {now}</translation>
    </message>
    <message>
        <source>回到第 {n} 版</source>
        <translation>Back to version {n}</translation>
    </message>
    <message>
        <source>转给{name}</source>
        <translation>To {name}</translation>
    </message>
    <message>
        <source>交给{name}</source>
        <translation>Given to {name}</translation>
    </message>
    <message>
        <source>还有 {n} 条</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>去掉了</source>
        <translation>removed</translation>
    </message>
    <message>
        <source>加进来</source>
        <translation>added</translation>
    </message>
    <message>
        <source>没有规则</source>
        <translation>no rules</translation>
    </message>
    <message>
        <source>成交意向强的请{agent}</source>
        <translation>about to buy: {agent}</translation>
    </message>
    <message>
        <source>「{tag}」请{agent}</source>
        <translation>“{tag}”: {agent}</translation>
    </message>
    <message>
        <source>{hours} 点</source>
        <translation>{hours} h</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>on duty</translation>
    </message>
    <message>
        <source>不在岗</source>
        <translation>off duty</translation>
    </message>
    <message>
        <source>没写擅长</source>
        <translation>no skills named</translation>
    </message>
</context>
<context>
    <name>DeskPage</name>
    <message>
        <source>看简报和顾客（Ctrl+I）</source>
        <translation>Show brief and customer (Ctrl+I)</translation>
    </message>
    <message>
        <source>拖动改变会话列表的宽度，双击还原</source>
        <translation>Drag to change the width of the queue; double-click to put it back</translation>
    </message>
    <message>
        <source>拖动改变简报一栏的宽度，双击还原</source>
        <translation>Drag to change the width of the brief; double-click to put it back</translation>
    </message>
</context>
<context>
    <name>DraftGuard</name>
    <message>
        <source>{n} 处不能这样发：{what}</source>
        <translation>Cannot send ({n}): {what}</translation>
    </message>
    <message>
        <source>{n} 处需改：{what}</source>
        <translation>To fix ({n}): {what}</translation>
    </message>
    <message>
        <source>换成「{words}」 Ctrl+.</source>
        <translation>Write “{words}” Ctrl+.</translation>
    </message>
</context>
<context>
    <name>DraftRow</name>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>直接发送</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>回车放进回复框，Ctrl+回车直接发送</source>
        <translation type="vanished">Enter puts it in the reply box, Ctrl+Enter sends it</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>建议 {n}，把握 {share:.2f}：{text}</source>
        <translation>Suggestion {n}, confidence {share:.2f}: {text}</translation>
    </message>
    <message>
        <source>已划掉，{text}</source>
        <translation>Rejected: {text}</translation>
    </message>
    <message>
        <source>{values} 已核对</source>
        <translation>{values} checked</translation>
    </message>
    <message>
        <source>建议 {n}，开场白：{text}</source>
        <translation>Suggestion {n}, an opening: {text}</translation>
    </message>
    <message>
        <source>开场白，按情形写的</source>
        <translation>Opening, written for this situation</translation>
    </message>
    <message>
        <source>已复制</source>
        <translation>Copied</translation>
    </message>
    <message>
        <source>回车放进回复框，Ctrl+回车直接发送，Ctrl+C 复制</source>
        <translation>Enter puts it in the reply box, Ctrl+Enter sends it, Ctrl+C copies it</translation>
    </message>
</context>
<context>
    <name>Due</name>
    <message>
        <source>周一 {time}</source>
        <translation>Mon {time}</translation>
    </message>
    <message>
        <source>周二 {time}</source>
        <translation>Tue {time}</translation>
    </message>
    <message>
        <source>周三 {time}</source>
        <translation>Wed {time}</translation>
    </message>
    <message>
        <source>周四 {time}</source>
        <translation>Thu {time}</translation>
    </message>
    <message>
        <source>周五 {time}</source>
        <translation>Fri {time}</translation>
    </message>
    <message>
        <source>周六 {time}</source>
        <translation>Sat {time}</translation>
    </message>
    <message>
        <source>周日 {time}</source>
        <translation>Sun {time}</translation>
    </message>
    <message>
        <source>承诺</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>跟进</source>
        <translation>Follow-up</translation>
    </message>
    <message>
        <source>犹豫</source>
        <translation>Hesitating</translation>
    </message>
    <message>
        <source>挽回</source>
        <translation>Win back</translation>
    </message>
    <message>
        <source>改单</source>
        <translation>Order change</translation>
    </message>
    <message>
        <source>待付款</source>
        <translation>Unpaid</translation>
    </message>
    <message>
        <source>昨天 {time}</source>
        <translation>Yesterday {time}</translation>
    </message>
    <message>
        <source>今天 {time}</source>
        <translation>Today {time}</translation>
    </message>
    <message>
        <source>明天 {time}</source>
        <translation>Tomorrow {time}</translation>
    </message>
    <message>
        <source>{month} 月 {day} 日 {time}</source>
        <translation>{month}/{day} {time}</translation>
    </message>
    <message>
        <source>刚到点</source>
        <translation>Due now</translation>
    </message>
    <message>
        <source>过期 {n} 分钟</source>
        <translation>{n} min overdue</translation>
    </message>
    <message>
        <source>过期 {n} 小时</source>
        <translation>{n} h overdue</translation>
    </message>
    <message>
        <source>过期 {n} 天</source>
        <translation>{n} days overdue</translation>
    </message>
</context>
<context>
    <name>EmptyDesk</name>
    <message>
        <source>从左边选一位顾客</source>
        <translation>Pick a customer on the left</translation>
    </message>
    <message>
        <source>点一下打开会话，按 F2 接手最急的一位。AI 起草的建议按 1–3 选用，Ctrl+回车发送。</source>
        <translation>Click to open a chat, or press F2 to take over the most urgent one. Press 1–3 to use an AI draft, Ctrl+Enter to send.</translation>
    </message>
    <message>
        <source>打开最急的一位</source>
        <translation>Open the most urgent one</translation>
    </message>
    <message>
        <source>没有人在等你</source>
        <translation>Nobody is waiting for you</translation>
    </message>
    <message>
        <source>AI 拿不准的、要找人的顾客会排到左边，按 F2 接手最急的一位。空下来可以看看 AI 答得怎样。</source>
        <translation>Customers the AI is unsure about, or who want a person, line up on the left; F2 takes over the most urgent one. Meanwhile, see how the AI is doing.</translation>
    </message>
    <message>
        <source>看 AI 在答的</source>
        <translation>See the AI’s chats</translation>
    </message>
    <message>
        <source>还没有顾客来</source>
        <translation>No customers yet</translation>
    </message>
    <message>
        <source>顾客一来就出现在左边。先教 AI 店里常问的几件事，第一位来时它就能起草。</source>
        <translation>Customers show up on the left as soon as they write. Teach the AI a few common answers now, and it can draft for the very first one.</translation>
    </message>
    <message>
        <source>去知识库</source>
        <translation>Go to Knowledge</translation>
    </message>
</context>
<context>
    <name>EntryDesk</name>
    <message>
        <source>用到「{id}」的会话，30 天</source>
        <translation>Chats that used {id}, 30 days</translation>
    </message>
    <message>
        <source>有人</source>
        <translation>Someone</translation>
    </message>
    <message>
        <source>{who}刚改了这一条</source>
        <translation>{who} just changed this entry</translation>
    </message>
    <message>
        <source>看新的</source>
        <translation>See theirs</translation>
    </message>
    <message>
        <source>留着我的</source>
        <translation>Keep mine</translation>
    </message>
    <message>
        <source>新条目</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>「{name}」改了没发布</source>
        <translation>“{name}” has unpublished changes</translation>
    </message>
    <message>
        <source>回去</source>
        <translation>Go back</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>EntryEditor</name>
    <message>
        <source>没有发布：{field}有问题</source>
        <translation>Not published: check {field}</translation>
    </message>
    <message>
        <source>看用到它的会话</source>
        <translation>See the chats that used it</translation>
    </message>
    <message>
        <source>看历史版本</source>
        <translation>Version history</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>返回编辑</source>
        <translation>Back to editing</translation>
    </message>
    <message>
        <source>发布</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>放弃改动</source>
        <translation>Discard changes</translation>
    </message>
    <message>
        <source>复制成新条目</source>
        <translation>Copy as new entry</translation>
    </message>
    <message>
        <source>删除这一条</source>
        <translation>Delete this entry</translation>
    </message>
    <message>
        <source>选一条来看</source>
        <translation>Pick an entry</translation>
    </message>
    <message>
        <source>左边点一条就能改。Ctrl 或 Shift 加点击可以选多条，一起启用、停用、删除。</source>
        <translation>Click one on the left to edit it. Ctrl or Shift and click selects several, to enable, disable or delete together.</translation>
    </message>
    <message>
        <source>新条目</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>还没发布</source>
        <translation>Not published yet</translation>
    </message>
    <message>
        <source>没有要发布的改动</source>
        <translation>Nothing to publish</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>{who} {at} 改</source>
        <translation>by {who}, {at}</translation>
    </message>
    <message>
        <source>有改动，还没发布</source>
        <translation>Not published</translation>
    </message>
    <message>
        <source>写好问法和回答就能发布</source>
        <translation>Add a question and an answer to publish</translation>
    </message>
    <message>
        <source>已发布</source>
        <translation>Published</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>怎么发</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>问法</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>+ 加一条</source>
        <translation>+ Add one</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enabled</translation>
    </message>
    <message>
        <source>两条差不多像时，数字大的在前</source>
        <translation>When two entries are alike, the higher number wins</translation>
    </message>
    <message>
        <source>马上</source>
        <translation>At once</translation>
    </message>
    <message>
        <source>长期有效</source>
        <translation>No end date</translation>
    </message>
    <message>
        <source>只给自己人看</source>
        <translation>Seen by colleagues only</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>删除「{name}」的资料？</source>
        <translation>Erase everything about {name}?</translation>
    </message>
    <message>
        <source>旧备份也删掉，马上另存一份新的</source>
        <translation>Delete the older backups too, and make a new one now</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>删除这位顾客</source>
        <translation>Erase customer</translation>
    </message>
    <message>
        <source>已经删除</source>
        <translation>Erased</translation>
    </message>
    <message>
        <source>数据库、搜索和图片文件夹里都没有这位顾客了。操作记录里留了一行，没有写是哪一位。</source>
        <translation>This customer is gone from the database, the search and the picture folder. The audit trail keeps one line that does not say who it was.</translation>
    </message>
    <message>
        <source>好的</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>正在删除…</source>
        <translation>Erasing…</translation>
    </message>
    <message>
        <source>正在删除，店大的话要几秒…</source>
        <translation>Erasing; in a large shop this takes a few seconds…</translation>
    </message>
    <message>
        <source>这位顾客正在等回复，删了就看不到了。</source>
        <translation>This customer is waiting for a reply. Once erased, you will not see them any more.</translation>
    </message>
    <message>
        <source>会删掉，找不回来</source>
        <translation>What goes, for good</translation>
    </message>
    <message>
        <source>还有昵称、标签、备注和提醒。顾客的话里记下的产品反馈也不再出现。</source>
        <translation>Also nickname, tags, note and alerts. Product feedback marked in this customer’s messages disappears as well.</translation>
    </message>
    <message>
        <source>会留下</source>
        <translation>What stays</translation>
    </message>
    <message>
        <source>不带名字的数字（接待量、响应时间、转人工率）、您写进知识库的答案。</source>
        <translation>Figures without a name (chats, response times, hand-over rate) and the answers you wrote into the knowledge base.</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>会话</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>会话里的话</source>
        <translation>Messages in them</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>记住的</source>
        <translation>Things remembered</translation>
    </message>
    <message>
        <source>跟进</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>产品反馈</source>
        <translation>Product feedback</translation>
    </message>
    <message>
        <source>图片和文件</source>
        <translation>Pictures and files</translation>
    </message>
    <message>
        <source>您自己拷到别处的备份里还有，要自己删。</source>
        <translation>Backups you copied elsewhere still hold this customer; those are yours to delete.</translation>
    </message>
    <message>
        <source>资料文件夹里的 {n} 份旧备份还有这位顾客，用它们恢复，顾客也就回来了。{own}</source>
        <translation>Older backups in the data folder ({n}) still hold this customer; restoring one brings the customer back. {own}</translation>
    </message>
    <message>
        <source>先导出一份</source>
        <translation>Export a copy first</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message>
        <source>顾客删掉了，旧备份没有删成：{reason}</source>
        <translation>The customer is erased, but the older backups could not be deleted: {reason}</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>数字</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>时间或类别</source>
        <translation>Time or category</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>例数</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>全期，截至 {day}</source>
        <translation>whole period until {day}</translation>
    </message>
    <message>
        <source>热点问题</source>
        <translation>Top questions</translation>
    </message>
</context>
<context>
    <name>FactAdder</name>
    <message>
        <source>叫什么，比如 发货时限</source>
        <translation type="vanished">Name, such as shipping time</translation>
    </message>
    <message>
        <source>是什么，比如 48小时</source>
        <translation type="vanished">Value, such as 48 hours</translation>
    </message>
    <message>
        <source>叫什么，比如 展厅地址</source>
        <translation>Name, such as Showroom address</translation>
    </message>
    <message>
        <source>叫什么</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>加一条</source>
        <translation>Add a fact</translation>
    </message>
    <message>
        <source>加好以后，写知识时点「插入」，在「店铺」里选它。</source>
        <translation>Then choose it under “Shop” when you insert a value into an answer.</translation>
    </message>
    <message>
        <source>只写数字，单位：{unit}</source>
        <translation>Only the number, in {unit}</translation>
    </message>
    <message>
        <source>是什么，比如 人民路 8 号</source>
        <translation>What it is, such as 8 People’s Road</translation>
    </message>
    <message>
        <source>叫什么、是什么，两样都要写</source>
        <translation>Both the name and the value are needed</translation>
    </message>
    <message>
        <source>名字里只能有字、数字和空格</source>
        <translation>A name may hold letters, figures and spaces only</translation>
    </message>
    <message>
        <source>已经有「{name}」了，改上面那一条</source>
        <translation>“{name}” is there already; change it above</translation>
    </message>
</context>
<context>
    <name>FactButton</name>
    <message>
        <source>看原话</source>
        <translation>Show the words</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>FactSheet</name>
    <message>
        <source>什么，比如 鞋码</source>
        <translation>What, such as shoe size</translation>
    </message>
    <message>
        <source>记成，比如 38，脚背高</source>
        <translation>Value, such as 38, high instep</translation>
    </message>
    <message>
        <source>记的是什么</source>
        <translation>What is noted</translation>
    </message>
    <message>
        <source>记成什么</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Note it</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>尺寸</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>质量</source>
        <translation>Quality</translation>
    </message>
    <message>
        <source>材质</source>
        <translation>Material</translation>
    </message>
    <message>
        <source>包装</source>
        <translation>Packaging</translation>
    </message>
    <message>
        <source>希望有</source>
        <translation>Wish</translation>
    </message>
    <message>
        <source>夸奖</source>
        <translation>Praise</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>不分商品</source>
        <translation>No product</translation>
    </message>
    <message>
        <source>产品反馈</source>
        <translation>Product feedback</translation>
    </message>
    <message>
        <source>记成产品反馈…</source>
        <translation>Mark as product feedback…</translation>
    </message>
    <message>
        <source>改产品反馈…</source>
        <translation>Change product feedback…</translation>
    </message>
    <message>
        <source>记反馈</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>顾客的话</source>
        <translation>Customer’s words</translation>
    </message>
    <message>
        <source>说的是</source>
        <translation>About</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁记的</source>
        <translation>Marked by</translation>
    </message>
    <message>
        <source>商品编码</source>
        <translation>Product code</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>记成产品反馈（F6）</source>
        <translation>Mark as product feedback (F6)</translation>
    </message>
    <message>
        <source>产品反馈：{kind}，按一下修改（F6）</source>
        <translation>Product feedback: {kind}, press to change (F6)</translation>
    </message>
</context>
<context>
    <name>FeedbackOffers</name>
    <message>
        <source>记成产品反馈：{kind}，{product}</source>
        <translation>Marked as product feedback: {kind}, {product}</translation>
    </message>
    <message>
        <source>不算产品反馈了</source>
        <translation>No longer product feedback</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>FeedbackPanel</name>
    <message>
        <source>产品反馈</source>
        <translation>Product feedback</translation>
    </message>
    <message>
        <source>搜索产品反馈</source>
        <translation>Search product feedback</translation>
    </message>
    <message>
        <source>说的是什么</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>什么时候说的</source>
        <translation>When it was said</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>Any time</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>最近 90 天</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>把列出来的存成表格（XLSX 或 CSV），给采购和设计看</source>
        <translation>Save what is listed as a table (XLSX or CSV) for buying and design</translation>
    </message>
    <message>
        <source>看原话</source>
        <translation>Show in conversation</translation>
    </message>
    <message>
        <source>{n} 条，{products} 件商品</source>
        <translation>Entries: {n}, products: {products}</translation>
    </message>
    <message>
        <source>还没有可以导出的</source>
        <translation>There is nothing to export yet</translation>
    </message>
    <message>
        <source>已导出 {n} 条到 {path}</source>
        <translation>Entries exported: {n}, to {path}</translation>
    </message>
    <message>
        <source>没有这样的反馈</source>
        <translation>No feedback like this</translation>
    </message>
    <message>
        <source>换个词、换个类别或时间试试。</source>
        <translation>Try another word, kind or period.</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>还没有产品反馈</source>
        <translation>No product feedback yet</translation>
    </message>
    <message>
        <source>顾客说颜色深了、尺寸小了、盒子破了、要是有抽屉就好了，在接待台那句话上按 F6，或右键点「记成产品反馈」，这里就按商品排好，采购和设计都用得上。</source>
        <translation>When a customer says the colour is too dark, the size too small, the box was torn or a drawer would be nice, press F6 on that line at the desk, or right-click it and choose “Mark as product feedback”. It is listed here by product, for buying and design.</translation>
    </message>
    <message>
        <source>产品反馈 {day}</source>
        <translation>Product feedback {day}</translation>
    </message>
    <message>
        <source>导出产品反馈</source>
        <translation>Export product feedback</translation>
    </message>
    <message>
        <source>搜原话、商品、备注</source>
        <translation>Search feedback</translation>
    </message>
</context>
<context>
    <name>FeedbackSheet</name>
    <message>
        <source>产品反馈</source>
        <translation>Product feedback</translation>
    </message>
    <message>
        <source>先选它说的是什么</source>
        <translation>Choose what it is about first</translation>
    </message>
    <message>
        <source>空着就是不分商品</source>
        <translation>Leave empty for no product</translation>
    </message>
    <message>
        <source>给采购和设计补一句，可以不写</source>
        <translation>A word for buying and design, optional</translation>
    </message>
    <message>
        <source>哪件商品</source>
        <translation>Which product</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>取消标记</source>
        <translation>Remove mark</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>人工首响</source>
        <translation>First reply</translation>
    </message>
    <message>
        <source>人工首响最慢一成</source>
        <translation>First reply, slowest 10%</translation>
    </message>
    <message>
        <source>AI 首响</source>
        <translation>AI first reply</translation>
    </message>
    <message>
        <source>限时内答复率</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>等待中</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>AI 答</source>
        <translation>By AI</translation>
    </message>
    <message>
        <source>人工答</source>
        <translation>By humans</translation>
    </message>
    <message>
        <source>转人工率</source>
        <translation>Handoffs</translation>
    </message>
    <message>
        <source>高价值</source>
        <translation>VIPs</translation>
    </message>
    <message>
        <source>会话</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>{n} 段人工先答的会话，取中位</source>
        <translation>Median; chats first answered by a person: {n}</translation>
    </message>
    <message>
        <source>{n} 段人工先答的会话</source>
        <translation>Chats first answered by a person: {n}</translation>
    </message>
    <message>
        <source>{n} 段 AI 先答的会话，取中位</source>
        <translation>Median; chats first answered by the AI: {n}</translation>
    </message>
    <message>
        <source>{n} 轮该人工答的</source>
        <translation>Turns a person should answer: {n}</translation>
    </message>
    <message>
        <source>现在等人工的顾客</source>
        <translation>Waiting for a person now</translation>
    </message>
    <message>
        <source>AI 自己发出的回复</source>
        <translation>Replies the AI sent itself</translation>
    </message>
    <message>
        <source>同事发出的回复</source>
        <translation>Replies colleagues sent</translation>
    </message>
    <message>
        <source>{n} 段会话里真交给人的</source>
        <translation>Of all chats ({n}), those that went to a person</translation>
    </message>
    <message>
        <source>来聊过的重要顾客</source>
        <translation>VIP customers who wrote</translation>
    </message>
    <message>
        <source>有往来的会话</source>
        <translation>Chats with messages</translation>
    </message>
    <message>
        <source>{n} 个评价</source>
        <translation>Ratings: {n}</translation>
    </message>
    <message>
        <source>用它答的、拿它做建议的，最近的在前，按一下打开</source>
        <translation>Answered with it or offered as a suggestion, latest first; click to open</translation>
    </message>
    <message numerus="yes">
        <source>人</source>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>位</source>
        <translation>
            <numerusform>person</numerusform>
            <numerusform>people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>段</source>
        <translation>
            <numerusform>chat</numerusform>
            <numerusform>chats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>条</source>
        <translation>
            <numerusform>reply</numerusform>
            <numerusform>replies</numerusform>
        </translation>
    </message>
    <message>
        <source>万</source>
        <translation>k</translation>
    </message>
    <message>
        <source>秒</source>
        <translation>s</translation>
    </message>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
    <message>
        <source>小时</source>
        <translation>h</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>n={n} 太少</source>
        <translation>n={n}, too few</translation>
    </message>
    <message>
        <source>持平</source>
        <translation>No change</translation>
    </message>
    <message>
        <source>{n} 点</source>
        <translation>{n} pts</translation>
    </message>
    <message>
        <source>还没有一例</source>
        <translation>No case yet</translation>
    </message>
    <message>
        <source>{low}–{high}%，n={n}</source>
        <translation>{low}–{high}%, n={n}</translation>
    </message>
    <message>
        <source>比昨天这时</source>
        <translation>vs yesterday</translation>
    </message>
    <message>
        <source>比前 {n} 天</source>
        <translation>vs {n} days before</translation>
    </message>
    <message>
        <source>{at} AI {ai}，人工 {human}</source>
        <translation>{at} AI {ai}, human {human}</translation>
    </message>
    <message>
        <source>人工 {n}</source>
        <translation>team {n}</translation>
    </message>
    <message>
        <source>今天 AI 自己发出的回复，旁边是同事发出的</source>
        <translation>Replies the AI sent today, next to those of colleagues</translation>
    </message>
    <message>
        <source>多 {delta}</source>
        <translation>: up {delta}</translation>
    </message>
    <message>
        <source>少 {delta}</source>
        <translation>: down {delta}</translation>
    </message>
    <message>
        <source>人工第一句答得慢的在前，按一下打开</source>
        <translation>Slowest first reply by a person first; click to open</translation>
    </message>
    <message>
        <source>该人工答的，等得久的在前，按一下打开</source>
        <translation>What a person should answer, longest wait first; click to open</translation>
    </message>
    <message>
        <source>真交给人的，最近的在前，按一下打开</source>
        <translation>Handed to a person, latest first; click to open</translation>
    </message>
    <message>
        <source>来聊过的重要顾客，最近的在前，按一下打开</source>
        <translation>VIP customers who wrote, latest first; click to open</translation>
    </message>
    <message>
        <source>最近说过话的在前，按一下打开</source>
        <translation>Latest first; click to open</translation>
    </message>
    <message>
        <source>问到这一类的，最近的在前，按一下打开</source>
        <translation>Asked about this, latest first; click to open</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>数字</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>产品反馈</source>
        <translation>Product feedback</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>View</translation>
    </message>
    <message>
        <source>数据看板</source>
        <translation>Dashboard</translation>
    </message>
</context>
<context>
    <name>FileChip</name>
    <message>
        <source>附件 {name}，按 Delete 去掉</source>
        <translation>Attachment {name}, press Delete to remove</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>文件另存为</source>
        <translation>Save file as</translation>
    </message>
    <message>
        <source>这个链接要小心</source>
        <translation>Be careful with this link</translation>
    </message>
    <message>
        <source>仍然打开</source>
        <translation>Open anyway</translation>
    </message>
    <message>
        <source>在浏览器里打开顾客发来的文件？</source>
        <translation>Open the file this customer sent in your browser?</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>网址里有长得像英文字母的别的文字，可能是仿冒的网站。</source>
        <translation>The address has characters that only look like Latin letters. It may be a fake website.</translation>
    </message>
    <message>
        <source>网址里 @ 前面的部分是用来骗眼睛的，真正去的是 {host}。</source>
        <translation>What stands before the @ is there to mislead you. The link really goes to {host}.</translation>
    </message>
    <message>
        <source>这个网址只有数字，没有名字，正规网站很少这样。</source>
        <translation>This address is a bare number without a name. Genuine websites rarely look like that.</translation>
    </message>
    <message>
        <source>找不到「{file}」</source>
        <translation>Cannot find “{file}”</translation>
    </message>
    <message>
        <source>「{file}」不是文件，文件夹先压缩成 zip 再发</source>
        <translation>“{file}” is not a file. Put a folder into a zip first.</translation>
    </message>
    <message>
        <source>「{file}」是空的</source>
        <translation>“{file}” is empty</translation>
    </message>
    <message>
        <source>「{file}」打不开，可能被别的程序占着</source>
        <translation>Cannot open “{file}”; another program may be using it</translation>
    </message>
    <message>
        <source>「{file}」太大了，这种文件最大 {limit} MB</source>
        <translation>“{file}” is too large; files of this kind may have {limit} MB</translation>
    </message>
    <message>
        <source>「{file}」这种文件不能发，可以发图片、视频、PDF、表格、文档和 zip</source>
        <translation>“{file}” cannot be sent. You can send pictures, videos, PDFs, spreadsheets, documents and zip files.</translation>
    </message>
    <message>
        <source>「{file}」里面的内容和后缀对不上，没有放进来</source>
        <translation>What is inside “{file}” does not match its extension, so it was left out</translation>
    </message>
    <message>
        <source>一次最多带 {limit} 个文件</source>
        <translation>At most {limit} files go along at a time</translation>
    </message>
    <message>
        <source>「{file}」已经不在这台电脑上了</source>
        <translation>“{file}” is no longer on this computer</translation>
    </message>
    <message numerus="yes">
        <source>附图 {n} 张</source>
        <translation>
            <numerusform>{n} picture attached</numerusform>
            <numerusform>{n} pictures attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>附视频 {n} 段</source>
        <translation>
            <numerusform>{n} video attached</numerusform>
            <numerusform>{n} videos attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>附文件 {n} 个</source>
        <translation>
            <numerusform>{n} file attached</numerusform>
            <numerusform>{n} files attached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>全部类目</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>没有类目</source>
        <translation>No category</translation>
    </message>
    <message>
        <source>输入就搜，支持拼音</source>
        <translation>Search, pinyin works</translation>
    </message>
    <message>
        <source>搜索知识</source>
        <translation>Search knowledge</translation>
    </message>
    <message>
        <source>类目</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>换个顺序</source>
        <translation>Sort by</translation>
    </message>
</context>
<context>
    <name>FirstStartWizard</name>
    <message>
        <source>正在导入「{file}」</source>
        <translation>Importing “{file}”</translation>
    </message>
    <message>
        <source>第一次打开副驾驶</source>
        <translation>Welcome to DeskPilot</translation>
    </message>
    <message>
        <source>三步就好</source>
        <translation>Just three steps</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>知识</source>
        <translation>Knowledge</translation>
    </message>
    <message>
        <source>怎么开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>都在这台电脑上，不上传。以后在「设置」里都能改。</source>
        <translation>All on this computer, nothing uploaded. You can change everything later in Settings.</translation>
    </message>
    <message>
        <source>AI 从哪里学</source>
        <translation>Where the AI learns</translation>
    </message>
    <message>
        <source>AI 只答知识库里有的，答不了的交给人。</source>
        <translation>The AI only answers what is in the knowledge. The rest goes to a person.</translation>
    </message>
    <message>
        <source>先看看演示店</source>
        <translation>Try the demo shop</translation>
    </message>
    <message>
        <source>一家卖家具和衣服的店，带商品、订单和会来聊天的模拟顾客。店名会换成它的。</source>
        <translation>A shop for furniture and clothes, with products, orders and simulated customers. The shop name changes to its own.</translation>
    </message>
    <message>
        <source>导入我的问答表格</source>
        <translation>Import my table of questions</translation>
    </message>
    <message>
        <source>CSV、XLSX 或 JSONL，表头有「问题」和「回答」就行。</source>
        <translation>CSV, XLSX or JSONL; columns for “question” and “answer” will do.</translation>
    </message>
    <message>
        <source>先空着</source>
        <translation>Leave it empty</translation>
    </message>
    <message>
        <source>AI 先在旁边听，之后从聊天里一条条写。</source>
        <translation>The AI listens first; add entries later from real chats.</translation>
    </message>
    <message>
        <source>先让 AI 做多少</source>
        <translation>How much should the AI do?</translation>
    </message>
    <message>
        <source>工具栏上随时能换。</source>
        <translation>Change it any time in the toolbar.</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>以后再说</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>店里已经有资料了，演示店只能放进空的店</source>
        <translation>This shop already has data; the demo needs an empty one</translation>
    </message>
    <message>
        <source>开始接待</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>放入演示店</source>
        <translation>Load demo shop</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose file…</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>再选文件…</source>
        <translation>Choose another file…</translation>
    </message>
    <message>
        <source>写一个店名，AI 打招呼时要用</source>
        <translation>Please give the shop a name; the AI greets with it</translation>
    </message>
    <message>
        <source>正在放入演示店</source>
        <translation>Loading the demo shop</translation>
    </message>
    <message>
        <source>知识文件 (*.csv *.xlsx *.jsonl *.txt *.json)</source>
        <translation>Knowledge files (*.csv *.xlsx *.jsonl *.txt *.json)</translation>
    </message>
    <message>
        <source>导入知识</source>
        <translation>Import knowledge</translation>
    </message>
    <message>
        <source>演示店放好了</source>
        <translation>Demo shop loaded</translation>
    </message>
    <message>
        <source>收下 {n} 条</source>
        <translation>Imported: {n}</translation>
    </message>
    <message>
        <source>，{n} 行要看一眼，在知识库里能看到是哪几行</source>
        <translation>, rows to check: {n} (see Knowledge)</translation>
    </message>
</context>
<context>
    <name>FlowEditor</name>
    <message>
        <source>启用</source>
        <translation>On</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>顾客说到这些词</source>
        <translation>When customers say</translation>
    </message>
    <message>
        <source>或者问的是这几条</source>
        <translation>Or ask one of these</translation>
    </message>
    <message>
        <source>或者问的是这几类</source>
        <translation>Or ask about these topics</translation>
    </message>
    <message>
        <source>比如 跨店满减怎么算、寄…多少运费，用顿号隔开；…代表中间随便什么</source>
        <translation>For example “ship to…how much”, separated by commas; … stands for anything in between</translation>
    </message>
    <message>
        <source>知识编号，比如 KB063</source>
        <translation>Knowledge ids, for example KB063</translation>
    </message>
    <message>
        <source>知识类别，一般不用填</source>
        <translation>Topics of the knowledge base; seldom needed</translation>
    </message>
    <message>
        <source>加一步</source>
        <translation>Add a step</translation>
    </message>
    <message>
        <source>知识库里没有 {ids}</source>
        <translation>Not in the knowledge base: {ids}</translation>
    </message>
    <message>
        <source>或者是为这些事来的</source>
        <translation>Or when they come about</translation>
    </message>
</context>
<context>
    <name>FlowPage</name>
    <message>
        <source>上次改的还没有保存</source>
        <translation>What you changed last is not saved yet</translation>
    </message>
    <message>
        <source>新流程</source>
        <translation>New flow</translation>
    </message>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>已改回</source>
        <translation>Changed back</translation>
    </message>
    <message>
        <source>难题流程</source>
        <translation>Flows</translation>
    </message>
    <message>
        <source>一步一步问清楚、查到、算出来再说。数字都从表里来，或由程序算。</source>
        <translation>Ask, look up and work it out step by step, then say it. Every figure comes from a row or is computed.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>流程</source>
        <translation>Flows</translation>
    </message>
    <message>
        <source>还没有流程</source>
        <translation>No flows yet</translation>
    </message>
    <message>
        <source>跨店满减、补差价这类要一步步算的问题，写成流程后由 AI 问清楚再算。</source>
        <translation>Questions that need working out, such as cross-shop discounts or price protection, become a flow: the AI asks, looks up and computes.</translation>
    </message>
    <message>
        <source>{name}（没保存）</source>
        <translation>{name} (not saved)</translation>
    </message>
    <message>
        <source>{name}（停用）</source>
        <translation>{name} (off)</translation>
    </message>
    <message>
        <source>红字的地方填对了才能启用；也可以先关掉「启用」再保存</source>
        <translation>Put right what is red before it can be on, or untick “On” and save it for later</translation>
    </message>
</context>
<context>
    <name>FlowPreview</name>
    <message>
        <source>试走一遍</source>
        <translation>Try it</translation>
    </message>
    <message>
        <source>假设顾客的篮子里有</source>
        <translation>Say the basket holds</translation>
    </message>
    <message>
        <source>假设顾客的券</source>
        <translation>Say the coupon is</translation>
    </message>
    <message>
        <source>第 {n} 步 {name}：{text}</source>
        <translation>Step {n} {name}: {text}</translation>
    </message>
    <message>
        <source>第 {n} 步 交代给同事：{text}</source>
        <translation>Step {n} note to a colleague: {text}</translation>
    </message>
    <message>
        <source>第 {n} 步「{text}」现在查不到、算不出，会转给人</source>
        <translation>Step {n} “{text}” cannot be found or worked out now; a human takes over</translation>
    </message>
    <message>
        <source>到这里转给人</source>
        <translation>A human takes over here</translation>
    </message>
    <message>
        <source>走完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>假设顾客说的数</source>
        <translation>Suppose the number given is</translation>
    </message>
    <message>
        <source>假设寄到</source>
        <translation>Suppose it goes to</translation>
    </message>
</context>
<context>
    <name>Flows</name>
    <message>
        <source>问顾客</source>
        <translation>Ask the customer</translation>
    </message>
    <message>
        <source>查一行</source>
        <translation>Look up a row</translation>
    </message>
    <message>
        <source>算一步</source>
        <translation>Work out</translation>
    </message>
    <message>
        <source>说一句</source>
        <translation>Say</translation>
    </message>
    <message>
        <source>转给人</source>
        <translation>Hand to a human</translation>
    </message>
    <message>
        <source>篮子里的东西和价钱</source>
        <translation>What is in the basket, with prices</translation>
    </message>
    <message>
        <source>券的面额</source>
        <translation>The worth of a coupon</translation>
    </message>
    <message>
        <source>一个数</source>
        <translation>A number</translation>
    </message>
    <message>
        <source>几样里选一样</source>
        <translation>One of several</translation>
    </message>
    <message>
        <source>随便什么话</source>
        <translation>Any words</translation>
    </message>
    <message>
        <source>正在进行的跨店活动</source>
        <translation>The cross-shop campaign running now</translation>
    </message>
    <message>
        <source>正在进行的本店满减</source>
        <translation>The shop’s own discount running now</translation>
    </message>
    <message>
        <source>顾客的订单</source>
        <translation>The customer’s order</translation>
    </message>
    <message>
        <source>买过那件现在的价</source>
        <translation>Today’s price of the item bought</translation>
    </message>
    <message>
        <source>问的那件商品</source>
        <translation>The product asked about</translation>
    </message>
    <message>
        <source>店铺事实</source>
        <translation>A fact of the shop</translation>
    </message>
    <message>
        <source>篮子合计</source>
        <translation>Total of the basket</translation>
    </message>
    <message>
        <source>单价 × 数量</source>
        <translation>Price × quantity</translation>
    </message>
    <message>
        <source>相加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>相减，不低于零</source>
        <translation>Subtract, never below zero</translation>
    </message>
    <message>
        <source>每满门槛减一次</source>
        <translation>Off for each full threshold</translation>
    </message>
    <message>
        <source>满门槛只减一次</source>
        <translation>Off once above the threshold</translation>
    </message>
    <message>
        <source>离下一档差多少</source>
        <translation>How far to the next threshold</translation>
    </message>
    <message>
        <source>降价差额 × 数量</source>
        <translation>Drop in price × quantity</translation>
    </message>
    <message>
        <source>分期每期多少</source>
        <translation>Each instalment</translation>
    </message>
    <message>
        <source>折合单价</source>
        <translation>Price per unit</translation>
    </message>
    <message>
        <source>运费，满额免</source>
        <translation>Shipping, free above the threshold</translation>
    </message>
    <message>
        <source>天数在期限内吗</source>
        <translation>Are the days within the limit?</translation>
    </message>
    <message>
        <source>篮子</source>
        <translation>Basket</translation>
    </message>
    <message>
        <source>现价</source>
        <translation>Price now</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Quantity</translation>
    </message>
    <message>
        <source>前一个数</source>
        <translation>First number</translation>
    </message>
    <message>
        <source>后一个数</source>
        <translation>Second number</translation>
    </message>
    <message>
        <source>总额</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>门槛</source>
        <translation>Threshold</translation>
    </message>
    <message>
        <source>每次减</source>
        <translation>Off each time</translation>
    </message>
    <message>
        <source>付款时的价</source>
        <translation>Price when paid</translation>
    </message>
    <message>
        <source>期数</source>
        <translation>Instalments</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Shipping</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>截止</source>
        <translation>Ends</translation>
    </message>
    <message>
        <source>订单号</source>
        <translation>Order number</translation>
    </message>
    <message>
        <source>实付</source>
        <translation>Paid</translation>
    </message>
    <message>
        <source>付款天数</source>
        <translation>Days since payment</translation>
    </message>
    <message>
        <source>品名</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>单价</source>
        <translation>Price</translation>
    </message>
    <message>
        <source>库存</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>算式</source>
        <translation>the sum</translation>
    </message>
    <message>
        <source>查不到时</source>
        <translation>When not found</translation>
    </message>
    <message>
        <source>结果是零时</source>
        <translation>When the result is zero</translation>
    </message>
    <message>
        <source>结果大于零时</source>
        <translation>When the result is above zero</translation>
    </message>
    <message>
        <source>然后</source>
        <translation>Then</translation>
    </message>
    <message>
        <source>流程还没有名字</source>
        <translation>The flow has no name yet</translation>
    </message>
    <message>
        <source>还没有步骤</source>
        <translation>There are no steps yet</translation>
    </message>
    <message>
        <source>步骤的名字要有 1 到 20 个字，不带标点</source>
        <translation>The name of a step needs 1 to 20 characters without punctuation</translation>
    </message>
    <message>
        <source>名字「{detail}」前面用过了</source>
        <translation>The name “{detail}” is already taken</translation>
    </message>
    <message>
        <source>还没写说什么</source>
        <translation>There is no text yet</translation>
    </message>
    <message>
        <source>至少给两样可选</source>
        <translation>Offer at least two choices</translation>
    </message>
    <message>
        <source>还没选哪一条店铺事实</source>
        <translation>No fact of the shop is chosen yet</translation>
    </message>
    <message>
        <source>还没选「{detail}」用哪个值</source>
        <translation>No value is chosen for “{detail}” yet</translation>
    </message>
    <message>
        <source>「{detail}」走到这一步时还不知道</source>
        <translation>“{detail}” is not known at this step</translation>
    </message>
    <message>
        <source>「{detail}」不能用在这里：篮子只能求合计，算数要用数</source>
        <translation>“{detail}” does not fit here: a basket can only be totalled, sums need numbers</translation>
    </message>
    <message>
        <source>这里手写了数字，换成查到的或算出来的值</source>
        <translation>There is a typed figure here; use a value that was looked up or worked out</translation>
    </message>
    <message>
        <source>要去的步骤「{detail}」不在了</source>
        <translation>The step “{detail}” it leads to is gone</translation>
    </message>
    <message>
        <source>往回走到「{detail}」会转圈，只能往后走</source>
        <translation>Going back to “{detail}” would run in circles; steps only lead forward</translation>
    </message>
    <message>
        <source>这一步不会有「{detail}」这种结果</source>
        <translation>This step never ends with “{detail}”</translation>
    </message>
    <message>
        <source>没有哪一步会走到这里</source>
        <translation>No step leads here</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>寄到哪里</source>
        <translation>Where it goes</translation>
    </message>
    <message>
        <source>运费，按地区和金额</source>
        <translation>Postage by region and amount</translation>
    </message>
    <message>
        <source>运费，按地区和重量</source>
        <translation>Postage by region and weight</translation>
    </message>
    <message>
        <source>重量（公斤）</source>
        <translation>Weight (kg)</translation>
    </message>
    <message>
        <source>还没说什么时候开始：填几个词，或者知识编号、来意</source>
        <translation>Nothing starts it yet: give some words, an entry number or a reason for coming</translation>
    </message>
    <message>
        <source>「{detail}」不是地方：前面要有一步问「寄到哪里」</source>
        <translation>“{detail}” is not a place: an earlier step has to ask where it goes</translation>
    </message>
    <message>
        <source>运费表还是空的，至少加一行</source>
        <translation>The postage table is empty; add at least one row</translation>
    </message>
    <message>
        <source>「{detail}」在运费表里写了两次</source>
        <translation>“{detail}” stands in the postage table twice</translation>
    </message>
    <message>
        <source>运费表里有两行没写地区，其余地区只能有一行</source>
        <translation>Two rows of the postage table name no region; only one can be for everywhere else</translation>
    </message>
    <message>
        <source>运费表里的「{detail}」不是省、市或片区的名字</source>
        <translation>“{detail}” in the postage table is not a province, city or area</translation>
    </message>
    <message>
        <source>什么时候发货</source>
        <translation>When it is shipped</translation>
    </message>
    <message>
        <source>物流到哪了</source>
        <translation>Where the parcel is</translation>
    </message>
    <message>
        <source>什么时候送到</source>
        <translation>When it arrives</translation>
    </message>
    <message>
        <source>怎么送、送到哪</source>
        <translation>How and where it is delivered</translation>
    </message>
    <message>
        <source>改地址</source>
        <translation>Changing the address</translation>
    </message>
    <message>
        <source>改订单</source>
        <translation>Changing the order</translation>
    </message>
    <message>
        <source>取消订单</source>
        <translation>Cancelling the order</translation>
    </message>
    <message>
        <source>查订单</source>
        <translation>Looking up an order</translation>
    </message>
    <message>
        <source>付款</source>
        <translation>Payment</translation>
    </message>
    <message>
        <source>退款</source>
        <translation>Refunds</translation>
    </message>
    <message>
        <source>退货</source>
        <translation>Returns</translation>
    </message>
    <message>
        <source>换货</source>
        <translation>Exchanges</translation>
    </message>
    <message>
        <source>维修、保修</source>
        <translation>Repairs and warranty</translation>
    </message>
    <message>
        <source>破损、少件、发错</source>
        <translation>Damaged, missing or wrong items</translation>
    </message>
    <message>
        <source>发票</source>
        <translation>Invoices</translation>
    </message>
    <message>
        <source>价格</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>价保、补差价</source>
        <translation>Price protection</translation>
    </message>
    <message>
        <source>活动、优惠、运费</source>
        <translation>Promotions, discounts, postage</translation>
    </message>
    <message>
        <source>有没有货</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>尺码怎么选</source>
        <translation>Choosing a size</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>材质、真假</source>
        <translation>Material and authenticity</translation>
    </message>
    <message>
        <source>怎么用、怎么养护</source>
        <translation>Use and care</translation>
    </message>
    <message>
        <source>安装</source>
        <translation>Installation</translation>
    </message>
    <message>
        <source>讲价、大量买</source>
        <translation>Bargaining and bulk orders</translation>
    </message>
    <message>
        <source>定制</source>
        <translation>Made to order</translation>
    </message>
    <message>
        <source>账号、会员、评价</source>
        <translation>Account, membership, reviews</translation>
    </message>
</context>
<context>
    <name>FoldTitle</name>
    <message>
        <source>按一下展开</source>
        <translation>Click to unfold</translation>
    </message>
    <message>
        <source>按一下收成一行</source>
        <translation>Click to fold into one line</translation>
    </message>
    <message>
        <source>已收起</source>
        <translation>folded</translation>
    </message>
    <message>
        <source>已展开</source>
        <translation>unfolded</translation>
    </message>
</context>
<context>
    <name>FollowUpsPage</name>
    <message>
        <source>要跟进</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>问过没买</source>
        <translation>Asked, not bought</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>跟进</source>
        <translation>Follow-ups</translation>
    </message>
</context>
<context>
    <name>FollowUpsPanel</name>
    <message>
        <source>新建</source>
        <translation>New</translation>
    </message>
    <message>
        <source>搜索跟进</source>
        <translation>Search follow-ups</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>谁的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>要跟进的事</source>
        <translation>Follow-ups</translation>
    </message>
    <message>
        <source>要做的事</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>什么时候前</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>谁说的</source>
        <translation>Said by</translation>
    </message>
    <message>
        <source>谁来做</source>
        <translation>Assigned to</translation>
    </message>
    <message>
        <source>看原话</source>
        <translation>Open chat</translation>
    </message>
    <message>
        <source>是承诺，记下</source>
        <translation>Yes, keep it</translation>
    </message>
    <message>
        <source>拷贝提醒的话</source>
        <translation>Copy a reminder</translation>
    </message>
    <message>
        <source>做完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>推后</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>不做了</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>{n} 件过期</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>今天还有 {n} 件</source>
        <translation>{n} more today</translation>
    </message>
    <message>
        <source>这里没有要跟进的</source>
        <translation>Nothing to follow up here</translation>
    </message>
    <message>
        <source>换个说法，或者看看全部的。</source>
        <translation>Try other words, or look at all of them.</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>没有要跟进的，都办完了</source>
        <translation>Nothing to follow up, all done</translation>
    </message>
    <message>
        <source>同事在聊天里答应顾客的事（「今天六点前给您回电」）会先放到这里等确认；夜里没人在时答应的回访、说「再看看」的顾客也在这里。到点前会提醒。</source>
        <translation>What a colleague promises in a chat (“I will call you back by six”) waits here to be confirmed. So do the call-backs promised overnight, and customers who wanted to think it over. You are reminded before anything is due.</translation>
    </message>
    <message>
        <source>自己记一件</source>
        <translation>Add one yourself</translation>
    </message>
    <message>
        <source>要做，记下</source>
        <translation>Yes, keep it</translation>
    </message>
    <message>
        <source>一天里自己撤下 {n} 条建议</source>
        <translation>Suggestions withdrawn in the last day: {n}</translation>
    </message>
    <message>
        <source>搜事情、顾客、谁做</source>
        <translation>Search follow-ups</translation>
    </message>
</context>
<context>
    <name>FormList</name>
    <message>
        <source>去掉这个问法</source>
        <translation>Remove this question</translation>
    </message>
    <message>
        <source>问法 {n}</source>
        <translation>Question {n}</translation>
    </message>
    <message>
        <source>顾客会怎么问</source>
        <translation>How customers would ask</translation>
    </message>
    <message>
        <source>换一种问法</source>
        <translation>Another way to ask</translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>去掉这个问法</source>
        <translation>Remove this question</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>{name} 的全部往来</source>
        <translation>Full history of {name}</translation>
    </message>
    <message>
        <source>会话</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>{n} 段，按一下打开</source>
        <translation>{n}, click to open</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>{n} 单</source>
        <translation>{n} in all</translation>
    </message>
    <message>
        <source>标签和备注</source>
        <translation>Tags and notes</translation>
    </message>
</context>
<context>
    <name>HitTestColumn</name>
    <message>
        <source>命中测试</source>
        <translation>Answer test</translation>
    </message>
    <message>
        <source>收起命中测试</source>
        <translation>Close the answer test</translation>
    </message>
    <message>
        <source>像顾客那样问一句</source>
        <translation>Ask like a customer</translation>
    </message>
    <message>
        <source>要试的问题</source>
        <translation>Question to try</translation>
    </message>
    <message>
        <source>加为当前条目的问法</source>
        <translation>Add to the open entry’s questions</translation>
    </message>
    <message>
        <source>顾客会看到</source>
        <translation>The customer sees</translation>
    </message>
    <message>
        <source>正在找…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>写一句顾客会问的话，看 AI 会找到哪一条、有几分把握、会怎么做。这里只是试，什么都不会发出去。</source>
        <translation>Write what a customer might ask and see which entry the AI finds, how sure it is and what it would do. Just a test: nothing is sent.</translation>
    </message>
</context>
<context>
    <name>HotBars</name>
    <message>
        <source>按一下看这些会话</source>
        <translation>Click to see these chats</translation>
    </message>
</context>
<context>
    <name>HotCard</name>
    <message>
        <source>热点问题</source>
        <translation>Top questions</translation>
    </message>
    <message>
        <source>{period}，问得最多的 {kinds} 类，共 {n} 次</source>
        <translation>{period}: the {kinds} most asked, {n} in all</translation>
    </message>
    <message>
        <source>还看不出热点</source>
        <translation>No top questions yet</translation>
    </message>
    <message>
        <source>顾客问到知识库里的哪一类，这里就数哪一类。</source>
        <translation>Counts the knowledge categories that customers ask about.</translation>
    </message>
</context>
<context>
    <name>ImportPane</name>
    <message>
        <source>正在导入「{file}」</source>
        <translation>Importing “{file}”</translation>
    </message>
    <message>
        <source>已撤销，{n} 条拿了回去。后来改过的条目没有动。</source>
        <translation>Undone, entries taken back: {n}. Entries changed since were left alone.</translation>
    </message>
    <message>
        <source>已经撤销了</source>
        <translation>Already undone</translation>
    </message>
    <message>
        <source>导入知识</source>
        <translation>Import knowledge</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>撤销这次导入</source>
        <translation>Undo this import</translation>
    </message>
    <message>
        <source>复制报告</source>
        <translation>Copy report</translation>
    </message>
    <message>
        <source>好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>列</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>怎么了</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>那一格写的</source>
        <translation>Cell</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>Added</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>没变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Duplicates</translation>
    </message>
    <message>
        <source>{n} 行要看一眼</source>
        <translation>Rows to check: {n}</translation>
    </message>
    <message>
        <source>其余的都收下了。在表格里改好再导一次，不会重复。</source>
        <translation>All others are in. Fix these in the table and import again; nothing doubles.</translation>
    </message>
    <message>
        <source>「{file}」导到一半停下了，已经收下的都在。</source>
        <translation>“{file}” stopped half-way. What came in so far is kept.</translation>
    </message>
    <message>
        <source>「{file}」导完了。</source>
        <translation>“{file}” is imported.</translation>
    </message>
    <message>
        <source>「{file}」导完了，每一行都能用。</source>
        <translation>“{file}” is imported, every row is good.</translation>
    </message>
    <message>
        <source>新增 {added}，更新 {changed}，没变 {unchanged}，重复 {duplicates}，要看 {bad}</source>
        <translation>Added {added}, updated {changed}, unchanged {unchanged}, duplicates {duplicates}, to check {bad}</translation>
    </message>
</context>
<context>
    <name>IntentPicker</name>
    <message>
        <source>{words} 等 {n} 样</source>
        <translation>{words} and more ({n} in all)</translation>
    </message>
    <message>
        <source>不看来意，点开来选</source>
        <translation>Any; click to choose</translation>
    </message>
</context>
<context>
    <name>JumpPill</name>
    <message>
        <source>回到最新</source>
        <translation>To latest</translation>
    </message>
    <message>
        <source>回到最新 · {n} 条新消息</source>
        <translation>To latest · {n} new</translation>
    </message>
</context>
<context>
    <name>Knowledge</name>
    <message>
        <source>在用</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>未生效</source>
        <translation>Scheduled</translation>
    </message>
    <message>
        <source>已过期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>常被否</source>
        <translation>Often rejected</translation>
    </message>
    <message>
        <source>常被改</source>
        <translation>Often edited</translation>
    </message>
    <message>
        <source>只做建议</source>
        <translation>Suggest</translation>
    </message>
    <message>
        <source>必须人工</source>
        <translation>Human</translation>
    </message>
    <message>
        <source>{n} 条过期</source>
        <translation>{n} expired</translation>
    </message>
    <message>
        <source>{n} 条常被否</source>
        <translation>{n} often rejected</translation>
    </message>
    <message>
        <source>{n} 条常被改</source>
        <translation>{n} often edited</translation>
    </message>
    <message>
        <source>{n} 条未生效</source>
        <translation>{n} scheduled</translation>
    </message>
    <message>
        <source>{n} 条只做建议</source>
        <translation>{n} suggest only</translation>
    </message>
    <message>
        <source>{n} 条必须人工</source>
        <translation>{n} human only</translation>
    </message>
    <message>
        <source>{n} 条停用</source>
        <translation>{n} disabled</translation>
    </message>
    <message>
        <source>可自动发</source>
        <translation>May auto-send</translation>
    </message>
    <message>
        <source>自动模式下，有把握就直接回复顾客。</source>
        <translation>In Auto mode, answers the customer itself when sure.</translation>
    </message>
    <message>
        <source>不会自己发出去，只放到客服的建议里。</source>
        <translation>Never sent by itself, only suggested to agents.</translation>
    </message>
    <message>
        <source>问到这里就请人来接，不替人回答。</source>
        <translation>Calls a person instead of answering.</translation>
    </message>
    <message>
        <source>新建</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edited</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enabled</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restored</translation>
    </message>
    <message>
        <source>撤销导入</source>
        <translation>Import undone</translation>
    </message>
    <message>
        <source>问法</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>其他问法</source>
        <translation>Other questions</translation>
    </message>
    <message>
        <source>回答</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>话术版</source>
        <translation>Sales version</translation>
    </message>
    <message>
        <source>类目</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>商品范围</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>图片视频</source>
        <translation>Pictures and videos</translation>
    </message>
    <message>
        <source>生效</source>
        <translation>From</translation>
    </message>
    <message>
        <source>失效</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>怎么发</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>不能空着</source>
        <translation>Cannot be empty</translation>
    </message>
    <message>
        <source>太长了</source>
        <translation>Too long</translation>
    </message>
    <message>
        <source>没有「{value}」这个绑定值</source>
        <translation>There is no linked value “{value}”</translation>
    </message>
    <message>
        <source>失效要晚于生效</source>
        <translation>The end must be after the start</translation>
    </message>
    <message>
        <source>日期要写成 2026-03-01</source>
        <translation>Write dates like 2026-03-01</translation>
    </message>
    <message>
        <source>要写数字</source>
        <translation>Must be a number</translation>
    </message>
    <message>
        <source>不认识这个写法</source>
        <translation>Not a known value</translation>
    </message>
    <message>
        <source>编号在文件里出现过了，跳过</source>
        <translation>ID appears earlier in the file; skipped</translation>
    </message>
    <message>
        <source>和 {value} 一模一样，跳过</source>
        <translation>Same as {value}; skipped</translation>
    </message>
    <message>
        <source>和 {value} 同一问法，回答不同，已收下，请看看</source>
        <translation>Same question as {value}, other answer; imported, please check</translation>
    </message>
    <message>
        <source>这一列重复了，用了前一列</source>
        <translation>Column appears twice; the first one was used</translation>
    </message>
    <message>
        <source>表头空着，这一列没有读</source>
        <translation>Column has no header; not read</translation>
    </message>
    <message>
        <source>这一行比表头多出一格</source>
        <translation>Row has more cells than the header</translation>
    </message>
    <message>
        <source>列太多了</source>
        <translation>Too many columns</translation>
    </message>
    <message>
        <source>行太多了，后面的没有读</source>
        <translation>Too many rows; the rest was not read</translation>
    </message>
    <message>
        <source>引号没有配对</source>
        <translation>A quote is not closed</translation>
    </message>
    <message>
        <source>这一行太长了</source>
        <translation>Row too long</translation>
    </message>
    <message>
        <source>这一格太长了</source>
        <translation>Cell too long</translation>
    </message>
    <message>
        <source>有读不出来的字</source>
        <translation>Unreadable characters</translation>
    </message>
    <message>
        <source>不是一行完整的 JSON</source>
        <translation>Not a complete JSON line</translation>
    </message>
    <message>
        <source>这一行不是一条知识</source>
        <translation>Row is not an entry</translation>
    </message>
    <message>
        <source>这一格是公式，没有算出来的值</source>
        <translation>Formula without a stored value</translation>
    </message>
    <message>
        <source>这一格在表格里就是错误值</source>
        <translation>Cell holds an error value</translation>
    </message>
    <message>
        <source>找不到文件「{file}」，可能被移走了。</source>
        <translation>“{file}” is not there; it may have been moved.</translation>
    </message>
    <message>
        <source>「{file}」打不开，可能正被别的程序占着，关掉它再试。</source>
        <translation>“{file}” cannot be opened. Another program may have it open: close it and try again.</translation>
    </message>
    <message>
        <source>「{file}」里什么都没有。</source>
        <translation>“{file}” is empty.</translation>
    </message>
    <message>
        <source>「{file}」太大了，分成几份再导入。</source>
        <translation>“{file}” is too large. Split it and import the parts.</translation>
    </message>
    <message>
        <source>「{file}」里没有「{column}」这一列。表头要有「问题」和「回答」。</source>
        <translation>“{file}” has no column “{column}”. It needs columns for question and answer.</translation>
    </message>
    <message>
        <source>「{file}」是旧格式或带密码的表格。用 WPS 或 Excel 另存为 .xlsx（不设密码）再导入。</source>
        <translation>“{file}” is in an old format or has a password. Save it as .xlsx without a password in WPS or Excel, then import.</translation>
    </message>
    <message>
        <source>「{file}」不是完好的表格文件，重新导出一份再试。</source>
        <translation>“{file}” is damaged. Export it again and retry.</translation>
    </message>
    <message>
        <source>「{file}」展开后太大了，分成几份再导入。</source>
        <translation>“{file}” is too large when unpacked. Split it and import the parts.</translation>
    </message>
    <message>
        <source>「{file}」里有不安全的内容，没有打开。</source>
        <translation>“{file}” holds unsafe content and was not opened.</translation>
    </message>
    <message>
        <source>「{file}」的格式不认识，请用 CSV、XLSX 或 JSONL。</source>
        <translation>“{file}” is of an unknown kind. Use CSV, XLSX or JSONL.</translation>
    </message>
    <message>
        <source>已停下。已经收下的条目留着，可以撤销。</source>
        <translation>Stopped. Entries imported so far are kept; you can undo them.</translation>
    </message>
    <message>
        <source>店里已经有资料了，演示店只能放进空的店。</source>
        <translation>This shop already has data; the demo needs an empty one.</translation>
    </message>
    <message>
        <source>AI 还在准备，过几秒再试。</source>
        <translation>The AI is still getting ready. Try again in a few seconds.</translation>
    </message>
    <message>
        <source>出了意料之外的错，原因记在日志里。</source>
        <translation>Something unexpected went wrong; the cause is in the log.</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>an amount</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>a quantity</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>a date</translation>
    </message>
    <message>
        <source>天数或时长</source>
        <translation>days or a duration</translation>
    </message>
    <message>
        <source>折扣</source>
        <translation>a discount</translation>
    </message>
    <message>
        <source>会自动回复</source>
        <translation>Replies by itself</translation>
    </message>
    <message>
        <source>会作为建议给客服</source>
        <translation>Suggests it to the agent</translation>
    </message>
    <message>
        <source>会先反问一句</source>
        <translation>Asks back first</translation>
    </message>
    <message>
        <source>会转人工</source>
        <translation>Hands over to a person</translation>
    </message>
    <message>
        <source>不用回答</source>
        <translation>Needs no answer</translation>
    </message>
    <message>
        <source>这一条设成了必须人工</source>
        <translation>This entry is for humans only</translation>
    </message>
    <message>
        <source>知识库里没有够像的</source>
        <translation>Nothing close enough in the knowledge</translation>
    </message>
    <message>
        <source>像是要人来办的事</source>
        <translation>Looks like work for a person</translation>
    </message>
    <message>
        <source>一来就在说麻烦，先请人</source>
        <translation>Opens with trouble, so a person is called</translation>
    </message>
    <message>
        <source>听着不满意</source>
        <translation>Sounds unhappy</translation>
    </message>
    <message>
        <source>是在打招呼</source>
        <translation>Is a greeting</translation>
    </message>
    <message>
        <source>顾客在犹豫，给一句不催的话</source>
        <translation>Customer hesitates; says something light</translation>
    </message>
    <message>
        <source>消息来得太多</source>
        <translation>Too many messages</translation>
    </message>
    <message>
        <source>字面</source>
        <translation>Words</translation>
    </message>
    <message>
        <source>意思</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>学过</source>
        <translation>Learned</translation>
    </message>
    <message>
        <source>说到</source>
        <translation>Mentions</translation>
    </message>
    <message>
        <source>减分</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>问的像是别的商品</source>
        <translation>Seems to be about another item</translation>
    </message>
    <message>
        <source>命中多的在前</source>
        <translation>Most hits first</translation>
    </message>
    <message>
        <source>最近改的在前</source>
        <translation>Last edited first</translation>
    </message>
    <message>
        <source>被否多的在前</source>
        <translation>Most rejected first</translation>
    </message>
    <message>
        <source>原样发少的在前</source>
        <translation>Least sent as is first</translation>
    </message>
    <message>
        <source>优先级高的在前</source>
        <translation>Highest priority first</translation>
    </message>
    <message>
        <source>按编号</source>
        <translation>By ID</translation>
    </message>
    <message>
        <source>按问法</source>
        <translation>By question</translation>
    </message>
    <message>
        <source>已读 {n} 行</source>
        <translation>Rows read: {n}</translation>
    </message>
    <message>
        <source>读完 {n} 行</source>
        <translation>All rows read: {n}</translation>
    </message>
    <message>
        <source>正在撤销</source>
        <translation>Undoing</translation>
    </message>
    <message>
        <source>AI 正在认这些条目</source>
        <translation>The AI is learning the entries</translation>
    </message>
    <message>
        <source>准备好了</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>正在放入商品</source>
        <translation>Loading products</translation>
    </message>
    <message>
        <source>正在放入知识</source>
        <translation>Loading knowledge</translation>
    </message>
    <message>
        <source>正在放入顾客</source>
        <translation>Loading customers</translation>
    </message>
    <message>
        <source>正在放入订单</source>
        <translation>Loading orders</translation>
    </message>
    <message>
        <source>演示店放好了</source>
        <translation>Demo shop loaded</translation>
    </message>
    <message>
        <source>第 {n} 列</source>
        <translation>column {n}</translation>
    </message>
    <message>
        <source>这类话题一律请人来接</source>
        <translation>This topic always goes to a person</translation>
    </message>
    <message>
        <source>不是在提问</source>
        <translation>Not a question</translation>
    </message>
    <message>
        <source>把握 {sure} {sign} {floor}</source>
        <translation>Confidence {sure} {sign} {floor}</translation>
    </message>
    <message>
        <source>，领先第二名 {lead}</source>
        <translation>, {lead} ahead of the next</translation>
    </message>
    <message>
        <source>听着不用回</source>
        <translation>nothing to answer by the sound of it</translation>
    </message>
</context>
<context>
    <name>KnowledgePanel</name>
    <message>
        <source>{n} 条在用</source>
        <translation>{n} in use</translation>
    </message>
    <message>
        <source>，今天改了 {n} 多条</source>
        <translation type="vanished">, over {n} changed today</translation>
    </message>
    <message>
        <source>，今天改了 {n} 条</source>
        <translation>, {n} changed today</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>淘宝</source>
        <translation>Taobao</translation>
    </message>
    <message>
        <source>天猫</source>
        <translation>Tmall</translation>
    </message>
    <message>
        <source>京东</source>
        <translation>JD</translation>
    </message>
    <message>
        <source>拼多多</source>
        <translation>Pinduoduo</translation>
    </message>
    <message>
        <source>抖音</source>
        <translation>Douyin</translation>
    </message>
    <message>
        <source>微信</source>
        <translation>WeChat</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web</translation>
    </message>
    <message>
        <source>本机接口</source>
        <translation>Local API</translation>
    </message>
    <message>
        <source>剪贴板</source>
        <translation>Clipboard</translation>
    </message>
    <message>
        <source>监视文件夹</source>
        <translation>Watched folder</translation>
    </message>
    <message>
        <source>模拟顾客</source>
        <translation>Simulated customer</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>发送中</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>已发出</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Delivered</translation>
    </message>
    <message>
        <source>没发出去</source>
        <translation>Not sent</translation>
    </message>
    <message>
        <source>已撤回，没有发出</source>
        <translation>Taken back, not sent</translation>
    </message>
    <message>
        <source>图片</source>
        <translation>Picture</translation>
    </message>
    <message>
        <source>视频</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>商品卡片</source>
        <translation>Product card</translation>
    </message>
    <message>
        <source>订单卡片</source>
        <translation>Order card</translation>
    </message>
    <message>
        <source>撤回了一条消息</source>
        <translation>Took back a message</translation>
    </message>
    <message>
        <source>已转人工</source>
        <translation>Taken over</translation>
    </message>
    <message>
        <source>已交还 AI</source>
        <translation>Handed back to AI</translation>
    </message>
    <message>
        <source>请人来接</source>
        <translation>Person called</translation>
    </message>
    <message>
        <source>已转接</source>
        <translation>Transferred</translation>
    </message>
    <message>
        <source>会话已结束</source>
        <translation>Chat closed</translation>
    </message>
    <message>
        <source>会话又打开</source>
        <translation>Chat reopened</translation>
    </message>
    <message>
        <source>{name} {time} 接手</source>
        <translation>by {name} at {time}</translation>
    </message>
    <message>
        <source>{name} {time} 交还</source>
        <translation>by {name} at {time}</translation>
    </message>
    <message>
        <source>{time} 转给{name}</source>
        <translation>to {name} at {time}</translation>
    </message>
    <message>
        <source>要找人工</source>
        <translation>Wants a human</translation>
    </message>
    <message>
        <source>说要投诉</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>在生气</source>
        <translation>Angry</translation>
    </message>
    <message>
        <source>提到法律、监管</source>
        <translation>Law or regulators</translation>
    </message>
    <message>
        <source>有人受伤或过敏</source>
        <translation type="vanished">Injury or allergy</translation>
    </message>
    <message>
        <source>可能是未成年人</source>
        <translation>May be a minor</translation>
    </message>
    <message>
        <source>涉及个人信息</source>
        <translation>Personal data</translation>
    </message>
    <message>
        <source>质量或发错货</source>
        <translation>Faulty or wrong item</translation>
    </message>
    <message>
        <source>在讲价</source>
        <translation>Bargaining</translation>
    </message>
    <message>
        <source>要定制</source>
        <translation>Custom order</translation>
    </message>
    <message>
        <source>重要顾客</source>
        <translation>VIP customer</translation>
    </message>
    <message>
        <source>要人动手办</source>
        <translation>Needs doing by hand</translation>
    </message>
    <message>
        <source>一再说「不是这个」</source>
        <translation>Keeps saying “not that”</translation>
    </message>
    <message>
        <source>同一个问题问了两遍</source>
        <translation type="vanished">Same question twice</translation>
    </message>
    <message>
        <source>看起来不满意</source>
        <translation>Seems unhappy</translation>
    </message>
    <message>
        <source>知识库里没有</source>
        <translation>Not in knowledge</translation>
    </message>
    <message>
        <source>AI 没把握</source>
        <translation>AI is unsure</translation>
    </message>
    <message>
        <source>这类问题要人来答</source>
        <translation>Humans answer this</translation>
    </message>
    <message>
        <source>回复没过检查</source>
        <translation>Reply failed checks</translation>
    </message>
    <message>
        <source>AI 出错了</source>
        <translation>AI error</translation>
    </message>
    <message>
        <source>有回复没发出去</source>
        <translation>A reply did not go out</translation>
    </message>
    <message>
        <source>消息来得太多</source>
        <translation>Too many messages</translation>
    </message>
    <message>
        <source>同事请人来接</source>
        <translation>A colleague asks for you</translation>
    </message>
    <message>
        <source>「{words}」在商品和订单里对不上</source>
        <translation>“{words}” matches no product or order</translation>
    </message>
    <message>
        <source>「{words}」是绝对化用语</source>
        <translation>“{words}” is an absolute claim</translation>
    </message>
    <message>
        <source>「{words}」没有依据</source>
        <translation>“{words}” has no proof</translation>
    </message>
    <message>
        <source>「{words}」在催顾客，又没有依据</source>
        <translation>“{words}” pushes the customer without a reason</translation>
    </message>
    <message>
        <source>「{words}」是个人信息</source>
        <translation>“{words}” is personal data</translation>
    </message>
    <message>
        <source>「{words}」引顾客去平台外</source>
        <translation>“{words}” leads off the platform</translation>
    </message>
    <message>
        <source>「{words}」是没有依据的承诺</source>
        <translation>“{words}” is a promise without backing</translation>
    </message>
    <message>
        <source>「{words}」还没填上</source>
        <translation>“{words}” is not filled in</translation>
    </message>
    <message>
        <source>「{words}」到了底价或更低</source>
        <translation>“{words}” is at or below the floor price</translation>
    </message>
    <message>
        <source>去掉了对不上的数字</source>
        <translation>Removed a number that does not match</translation>
    </message>
    <message>
        <source>去掉了绝对化用语</source>
        <translation>Removed an absolute claim</translation>
    </message>
    <message>
        <source>去掉了没有依据的说法</source>
        <translation>Removed a claim without proof</translation>
    </message>
    <message>
        <source>去掉了催促的话</source>
        <translation>Removed pushy words</translation>
    </message>
    <message>
        <source>去掉了个人信息</source>
        <translation>Removed personal data</translation>
    </message>
    <message>
        <source>去掉了平台外的联系方式</source>
        <translation>Removed an off-platform contact</translation>
    </message>
    <message>
        <source>去掉了没有依据的承诺</source>
        <translation>Removed a promise without backing</translation>
    </message>
    <message>
        <source>有一处没查到，要补上</source>
        <translation>One value was not found; please add it</translation>
    </message>
    <message>
        <source>去掉了低于底价的数</source>
        <translation>A figure below the floor price was removed</translation>
    </message>
    <message>
        <source>流程里还有地方没填对，先不能启用；红字标出了是哪一步</source>
        <translation>Something in this flow is not right yet, so it cannot be switched on; the step is marked in red</translation>
    </message>
    <message>
        <source>已经发出去了，撤不回来</source>
        <translation>Already sent, too late to take back</translation>
    </message>
    <message>
        <source>刚才有别人动过这个会话，这一步没有做</source>
        <translation>Someone else just changed this chat; nothing was done</translation>
    </message>
    <message>
        <source>这一条已经不在了</source>
        <translation>This is no longer there</translation>
    </message>
    <message>
        <source>磁盘满了，没有存下来</source>
        <translation>Disk full; not saved</translation>
    </message>
    <message>
        <source>手头的事太多，这一步没有做，请稍等再试</source>
        <translation>Too busy right now; nothing was done. Try again in a moment</translation>
    </message>
    <message>
        <source>太长了，分成几条发吧</source>
        <translation>Too long; send it in parts</translation>
    </message>
    <message>
        <source>没有内容，没有发</source>
        <translation>Nothing written, nothing sent</translation>
    </message>
    <message>
        <source>还不知道是谁在岗，没有做</source>
        <translation>Nobody is set as on duty; nothing was done</translation>
    </message>
    <message>
        <source>这一条没有失败，不用重发</source>
        <translation>This one did not fail; no need to resend</translation>
    </message>
    <message>
        <source>数据文件夹不能写，没有存下来</source>
        <translation>The data folder cannot be written; not saved</translation>
    </message>
    <message>
        <source>程序正在关闭，没有做</source>
        <translation>Shutting down; nothing was done</translation>
    </message>
    <message>
        <source>受伤或过敏</source>
        <translation>Injury or allergy</translation>
    </message>
    <message>
        <source>两次没答到点上</source>
        <translation>Missed the point twice</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>1 月</source>
        <translation>Jan</translation>
    </message>
    <message>
        <source>2 月</source>
        <translation>Feb</translation>
    </message>
    <message>
        <source>3 月</source>
        <translation>Mar</translation>
    </message>
    <message>
        <source>4 月</source>
        <translation>Apr</translation>
    </message>
    <message>
        <source>5 月</source>
        <translation>May</translation>
    </message>
    <message>
        <source>6 月</source>
        <translation>Jun</translation>
    </message>
    <message>
        <source>7 月</source>
        <translation>Jul</translation>
    </message>
    <message>
        <source>8 月</source>
        <translation>Aug</translation>
    </message>
    <message>
        <source>9 月</source>
        <translation>Sep</translation>
    </message>
    <message>
        <source>10 月</source>
        <translation>Oct</translation>
    </message>
    <message>
        <source>11 月</source>
        <translation>Nov</translation>
    </message>
    <message>
        <source>12 月</source>
        <translation>Dec</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>AI 自动回复</source>
        <translation>AI auto-reply</translation>
    </message>
    <message>
        <source>平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>同事</source>
        <translation>Colleague</translation>
    </message>
    <message>
        <source>没有做成（{code}）</source>
        <translation>Not done ({code})</translation>
    </message>
    <message>
        <source>「{words}」</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{name}：{text}</source>
        <translation>{name}: {text}</translation>
    </message>
    <message>
        <source>{month} {day} 日</source>
        <translation>{day} {month}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>{year} 年 {text}</source>
        <translation>{text} {year}</translation>
    </message>
    <message>
        <source>{date} {weekday}</source>
        <translation>{weekday} {date}</translation>
    </message>
    <message>
        <source>{s} 秒</source>
        <translation>{s} s</translation>
    </message>
    <message>
        <source>{m} 分 {s} 秒</source>
        <translation>{m} min {s} s</translation>
    </message>
    <message>
        <source>{h} 小时 {m} 分</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>{d} 天</source>
        <translation>{d} d</translation>
    </message>
    <message>
        <source>店主设了密码，这一步要店主来做</source>
        <translation>The owner has set a PIN: this is for the owner to do</translation>
    </message>
    <message>
        <source>坐店主的位子要输密码</source>
        <translation>The owner’s seat asks for the PIN</translation>
    </message>
    <message>
        <source>密码不对，再试一次</source>
        <translation type="vanished">That is not the PIN. Try again</translation>
    </message>
    <message>
        <source>密码要 4 到 32 位</source>
        <translation>A PIN has 4 to 32 characters</translation>
    </message>
    <message>
        <source>先在上方换成店主，再设密码</source>
        <translation>Switch to the owner at the top first, then set the PIN</translation>
    </message>
    <message>
        <source>设了密码，至少要留一位店主</source>
        <translation>While a PIN is set, at least one owner has to stay</translation>
    </message>
    <message>
        <source>这位顾客不做个性推荐，没有记</source>
        <translation>This customer does not want to be remembered, so nothing was kept</translation>
    </message>
    <message>
        <source>太多了，放不下，没有加</source>
        <translation>There is no room for more; nothing was added</translation>
    </message>
    <message>
        <source>写得太长了，没有存</source>
        <translation>That is too long and was not stored</translation>
    </message>
    <message>
        <source>密码不对，再试一次。忘了就请店主在存数据的电脑上运行 deskpilot forget-pin</source>
        <translation>Wrong PIN, try again. If it is forgotten, the owner can run “deskpilot forget-pin” on the computer that holds the data</translation>
    </message>
    <message>
        <source>不能空着，没有存</source>
        <translation>This must not be empty; nothing was stored</translation>
    </message>
    <message>
        <source>只有顾客的话能记成产品反馈</source>
        <translation>Only something the customer said can be product feedback</translation>
    </message>
    <message>
        <source>有文件正被别的程序打开，什么都没删；关掉那个程序再来一次</source>
        <translation>Another program has a file open, so nothing was deleted; close it and try again</translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation>{n} d ago</translation>
    </message>
    <message>
        <source>{n} 小时前</source>
        <translation>{n} h ago</translation>
    </message>
    <message>
        <source>{n} 分钟前</source>
        <translation>{n} min ago</translation>
    </message>
    <message>
        <source>{n} 秒前</source>
        <translation>{n} s ago</translation>
    </message>
    <message>
        <source>{by} {time} 转给{name}</source>
        <translation>{by} to {name} at {time}</translation>
    </message>
</context>
<context>
    <name>Learned</name>
    <message>
        <source>「{file}」打不开。看看它还在不在，是不是正被别的程序占着。</source>
        <translation>“{file}” can’t be opened. Check that it is still there and not in use by another program.</translation>
    </message>
    <message>
        <source>「{file}」不是 UTF-8 编码。用记事本另存为 UTF-8 再试。</source>
        <translation>“{file}” isn’t UTF-8. Save it as UTF-8 in a text editor and try again.</translation>
    </message>
    <message>
        <source>第 {line} 行读不懂，什么都没有学。每行要是一个 JSON 对象，至少有 conversation、from 和 text。</source>
        <translation>Line {line} can’t be read, so nothing was learned. Each line must be a JSON object with at least conversation, from and text.</translation>
    </message>
    <message>
        <source>第 {line} 行的标注 {name} 不能是「{value}」，什么都没有学。sat 只有 0、1、2；action 只有 reply、suggest、clarify、escalate、hold；entries 是条目编号。</source>
        <translation>Line {line}: the label “{name}” can’t be “{value}”, so nothing was learned. sat is 0, 1 or 2; action is reply, suggest, clarify, escalate or hold; entries are ids of entries.</translation>
    </message>
    <message>
        <source>「{file}」里一句话都没有，什么都没有学。</source>
        <translation>There isn’t a single message in “{file}”, so nothing was learned.</translation>
    </message>
    <message>
        <source>学到一半出了错，什么都没有变。</source>
        <translation>Something went wrong halfway through. Nothing has changed.</translation>
    </message>
    <message>
        <source>拿没学过的对话来考，没有更好，所以照旧。</source>
        <translation>Tested on chats it had not seen, it does no better, so nothing changes.</translation>
    </message>
    <message>
        <source>没有能拿来核对的对话，还说不准，先不用。</source>
        <translation>There are no turns to check it on, so it isn’t used for now.</translation>
    </message>
    <message>
        <source>能拿来核对的新对话只有 {n} 轮，新学的叫法先放着，以前学的照用。接着学别的聊天记录，会一起算。</source>
        <translation>New turns to check it on: {n}. That is too few, so the new words wait and those learned before stay in use. Learn from more chats: they are counted together.</translation>
    </message>
    <message>
        <source>拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分。看着更好，但还可能是碰巧，先不用。接着学别的聊天记录，会一起算。</source>
        <translation>Tested on turns it had not seen ({n}): it scored {before} before learning and {after} after. That looks better but may be chance, so it isn’t used yet. Learn from more chats: they are counted together.</translation>
    </message>
    <message>
        <source>拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分，没有更好，所以照旧。</source>
        <translation>Tested on turns it had not seen ({n}): it scored {before} before learning and {after} after. That is no better, so it isn’t used.</translation>
    </message>
    <message>
        <source>拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分，更差了，这个文件不算数。</source>
        <translation>Tested on turns it had not seen ({n}): it scored {before} before learning and {after} after. That is worse, so this file is not counted.</translation>
    </message>
    <message>
        <source>拿新的 {n} 轮对话来考，以前学的叫法现在帮倒忙，已经撤下。</source>
        <translation>Tested on new turns ({n}): the words learned before have come to mislead and were taken out.</translation>
    </message>
    <message>
        <source>标过满不满意的话只有 {n} 句，太少，这一项没有学。</source>
        <translation>Rated lines: {n}. That is too few, so this part wasn’t learned.</translation>
    </message>
    <message>
        <source>学之前 100 次里分得清 {before} 次，学之后 {after} 次，没有更好，所以照旧。</source>
        <translation>It told them apart in {before} of 100 cases before learning and in {after} after. That is no better, so it isn’t used.</translation>
    </message>
    <message>
        <source>能拿来考的会话只有 {n} 个，太少，先不用。</source>
        <translation>Chats to check it on: {n}. That is too few, so it isn’t used for now.</translation>
    </message>
    <message>
        <source>拿来考的 {n} 个会话里，后来要人接的和不要的，有一种太少，还说不准，先不用。</source>
        <translation>Of the chats it was checked on ({n}), too few went on to need a human, or too few did not. Nothing can be told yet, so it isn’t used.</translation>
    </message>
    <message>
        <source>拿没学过的 {n} 个会话来考，只看开头还分不清哪个后来要人接，所以照旧。</source>
        <translation>Checked on {n} chats it had not learned from: the opening alone does not yet tell which ones go on to need a human, so nothing changes.</translation>
    </message>
    <message>
        <source>标过该怎么办的只有 {n} 轮，太少，没有学。</source>
        <translation>Turns labelled with what to do: {n}. That is too few, so nothing was learned.</translation>
    </message>
    <message>
        <source>标过的 {n} 处几乎只有一种，两种都要有，没有学。</source>
        <translation>The labels ({n}) are nearly all of one kind. Both are needed, so nothing was learned.</translation>
    </message>
    <message>
        <source>标过的 {n} 轮里没有更准，所以照旧。</source>
        <translation>On the labelled turns ({n}) it was no closer to the truth, so nothing changes.</translation>
    </message>
    <message>
        <source>读了 {n} 行</source>
        <translation>Lines read: {n}</translation>
    </message>
</context>
<context>
    <name>LearnedPage</name>
    <message>
        <source>学到的</source>
        <translation>What was learned</translation>
    </message>
    <message>
        <source>聊天记录 (*.jsonl *.ndjson *.json *.txt)</source>
        <translation>Chat logs (*.jsonl *.ndjson *.json *.txt)</translation>
    </message>
    <message>
        <source>从聊天记录里学习</source>
        <translation>Learn from chat logs</translation>
    </message>
    <message>
        <source>正在学习</source>
        <translation>Learning</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>店主设了密码：换成店主才能改</source>
        <translation>The owner set a PIN: switch to the owner to change this</translation>
    </message>
    <message>
        <source>从文件学习</source>
        <translation>Learn from a file</translation>
    </message>
    <message>
        <source>忘掉</source>
        <translation>Forget</translation>
    </message>
    <message>
        <source>找回</source>
        <translation>Bring back</translation>
    </message>
    <message>
        <source>学过的放在一边，现在没有用。找回来就接着用。</source>
        <translation>What was learned is set aside and not in use. Bring it back to use it again.</translation>
    </message>
    <message>
        <source>文件长这样</source>
        <translation>What the file looks like</translation>
    </message>
    <message>
        <source>一行一句，按时间先后（JSON 行）。from 写 customer（顾客）或 agent（店里）。标过满不满意的话可以带上 sat：0 不满意，1 一般，2 满意。</source>
        <translation>One message per line, oldest first (JSON Lines). “from” is customer or agent (the shop). Messages you have rated can carry “sat”: 0 dissatisfied, 1 neutral, 2 satisfied.</translation>
    </message>
    <message>
        <source>还没有学过</source>
        <translation>Nothing learned yet</translation>
    </message>
    <message>
        <source>从平台导出几百个会话，点「从文件学习」。学的时候照常接待，随时能停，停下就当没学过。</source>
        <translation>Export a few hundred conversations from your platform, then click Learn from a file. You can keep serving customers meanwhile, and stopping halfway leaves everything as it was.</translation>
    </message>
    <message>
        <source>忘掉了，现在和没学过一样。</source>
        <translation>Forgotten. It is as if nothing had been learned.</translation>
    </message>
    <message>
        <source>找回来了，接着用。</source>
        <translation>Back in use.</translation>
    </message>
    <message>
        <source>学完了。结果在下面，用着不好随时能忘掉。</source>
        <translation>Done learning. See the results below; if you don’t like them, you can forget them at any time.</translation>
    </message>
    <message>
        <source>停下了，什么都没有变。</source>
        <translation>Stopped. Nothing has changed.</translation>
    </message>
    <message>
        <source>自动回复要的把握是按另一份学到的东西定在 {floor} 的，现在学到的变了，那个保证不作数，先用 {now}。请重新定一次。</source>
        <translation>The confidence that an automatic reply needs was set to {floor} for something else learned. That has changed, so the promise no longer holds and {now} is used for now. Please set it anew.</translation>
    </message>
    <message>
        <source>这些会话都学过了，什么都没有变。</source>
        <translation>All of these conversations were learned from before. Nothing has changed.</translation>
    </message>
    <message>
        <source>把以前的聊天记录给 AI 看一遍，它会记住顾客怎么叫店里的东西、怎么说话是不满意、怎样开头的会话后来要人接。只在这台电脑上学，不上传；学完不见好的，不会用上。</source>
        <translation>Show the AI your past chats and it picks up what customers call your things, how they sound when they are unhappy, and which openings lead to a human. It learns on this computer only, nothing is uploaded, and whatever doesn’t make it better is not used.</translation>
    </message>
</context>
<context>
    <name>LearnedView</name>
    <message>
        <source>从哪里学的</source>
        <translation>Where it came from</translation>
    </message>
    <message>
        <source>没有记下文件名</source>
        <translation>no file name kept</translation>
    </message>
    <message>
        <source>{date}，「{file}」，{n} 行</source>
        <translation>{date}, “{file}”, lines: {n}</translation>
    </message>
    <message>
        <source>更早还有 {n} 次</source>
        <translation>and {n} earlier</translation>
    </message>
    <message>
        <source>学得怎么样</source>
        <translation>How well it learned</translation>
    </message>
    <message>
        <source>顾客的叫法</source>
        <translation>What customers call things</translation>
    </message>
    <message>
        <source>不满的口气</source>
        <translation>How unhappy customers sound</translation>
    </message>
    <message>
        <source>答对的把握</source>
        <translation>How sure an answer is</translation>
    </message>
    <message>
        <source>要人接的把握</source>
        <translation>How surely a human is needed</translation>
    </message>
    <message>
        <source>用上了</source>
        <translation>In use</translation>
    </message>
    <message>
        <source>没用上</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>按标过的 {n} 轮改准了：原来的 30%、50%、80%，现在是 {low}、{middle}、{high}。</source>
        <translation>Put right by the labelled turns ({n}): what was 30%, 50% and 80% is {low}, {middle} and {high} now.</translation>
    </message>
    <message>
        <source>要人接：顾客后来投诉、生气、要找人、提出退款，会话转给了别人，或者同事陪了很久。</source>
        <translation>Needing a human: the customer went on to complain, get angry, ask for a person or ask for a refund, the chat was handed over to somebody else, or a colleague stayed with it for a long time.</translation>
    </message>
    <message>
        <source>拿没学过的 {n} 轮对话来考：学之前 {before} 分，学之后 {after} 分。每次都把对的条目排第一是 100 分。</source>
        <translation>Tested on turns it had not seen ({n}): it scored {before} before learning and {after} after. Always ranking the right entry first would be 100.</translation>
    </message>
    <message>
        <source>从没学过的会话里各挑一句：一句不满意，一句没有。学之前 100 次里分得清 {before} 次，学之后 {after} 次。</source>
        <translation>Given one dissatisfied message and one that isn’t, from chats it had not seen, it told them apart in {before} of 100 cases before learning and in {after} after.</translation>
    </message>
    <message>
        <source>顾客爱说的词，现在会带到哪条</source>
        <translation>Customers’ words and the entry each now leads to</translation>
    </message>
    <message>
        <source>打开条目「{question}」</source>
        <translation>Open the entry “{question}”</translation>
    </message>
    <message>
        <source>这些字眼听着像</source>
        <translation>How words sound</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>还好</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>要人接的开头</source>
        <translation>Openings that need a human</translation>
    </message>
    <message>
        <source>文件里没有标过满不满意的话（label 里的 sat），这一项没有学。</source>
        <translation>The file has no ratings (“sat” under “label”), so this part wasn’t learned.</translation>
    </message>
    <message>
        <source>还没有看过会话是怎么开头的。再学一次就有了。</source>
        <translation>How chats begin has not been looked at yet. Learn once more and it will be.</translation>
    </message>
    <message>
        <source>拿没学过的 {n} 个会话来考：一个后来要人接，一个没有，只看开头。学之前 100 次里分得清 {before} 次，学之后 {after} 次。</source>
        <translation>Checked on {n} chats it had not learned from: one that went on to need a human and one that did not, told apart by their openings alone. Right {before} times in 100 before learning, {after} after.</translation>
    </message>
    <message>
        <source>这样开头的会话，后来更常要人接</source>
        <translation>Chats that begin like this need a human more often</translation>
    </message>
    <message>
        <source>{chats} 个会话里 {led} 个</source>
        <translation>{led} of {chats} chats</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>接手前先看右边的简报</source>
        <translation>Before you take over, read the brief on the right</translation>
    </message>
    <message>
        <source>顾客说过的尺寸、时间、不要什么都在里面，点一行看原话。已经说过的，别再问第二遍。</source>
        <translation>Sizes, dates and what the customer does not want are all in there; click a line for the exact words. Never ask twice for what was already said.</translation>
    </message>
    <message>
        <source>建议不合适，就改或划掉</source>
        <translation>If a suggestion does not fit, change it or strike it</translation>
    </message>
    <message>
        <source>按 1–3 放进回复框再改；都不合适就划掉。改过的和划掉的都会记下，下次起草得更准。</source>
        <translation>Press 1–3 to put one into the reply box and edit it there; strike them all if none fits. Both are noted and make the next drafts better.</translation>
    </message>
    <message>
        <source>不知道 AI 为什么这样做？</source>
        <translation>Wondering why the AI did that?</translation>
    </message>
    <message>
        <source>右边「为什么」点「完整过程」：听到了什么、找到哪条、把握多少、差多少到门槛，一步一步写着。</source>
        <translation>Open “The whole way” under the reason on the right: what it heard, which entry it found, how sure it was and where the threshold stood, step by step.</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>下一条</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>知道了，不再提示</source>
        <translation>Got it, don’t show again</translation>
    </message>
</context>
<context>
    <name>LettingGo</name>
    <message>
        <source>不用回，交还 AI</source>
        <translation>Hand back anyway</translation>
    </message>
    <message>
        <source>AI 只答以后的新消息，不会回头答这一句。</source>
        <translation>The AI only answers new messages; it will not go back to this one.</translation>
    </message>
    <message>
        <source>不用回，结束会话</source>
        <translation>End anyway</translation>
    </message>
    <message>
        <source>结束以后，这一句就没有人回了。</source>
        <translation>Once it has ended, nobody will answer this.</translation>
    </message>
</context>
<context>
    <name>LimitBadge</name>
    <message>
        <source>最近到限</source>
        <translation>Next due</translation>
    </message>
    <message>
        <source>已超时</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>LimitWatch</name>
    <message>
        <source>{n} 位顾客快超时了</source>
        <translation>Customers near the limit: {n}</translation>
    </message>
    <message>
        <source>再过 {n} 秒就超时</source>
        <translation>{n} s to the limit</translation>
    </message>
    <message>
        <source>刚刚超时</source>
        <translation>Just past the limit</translation>
    </message>
    <message>
        <source>看最急的</source>
        <translation>See the nearest</translation>
    </message>
    <message>
        <source>去回复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>接手</source>
        <translation>Take over</translation>
    </message>
</context>
<context>
    <name>LookPage</name>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>马上就变。</source>
        <translation>Changes at once.</translation>
    </message>
    <message>
        <source>深浅</source>
        <translation>Theme</translation>
    </message>
    <message>
        <source>跟系统走，或者自己定</source>
        <translation>Follow the system or choose your own</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>只换界面，不换和顾客说的话</source>
        <translation>Changes the screens only, not what customers read</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>整个界面跟着变大</source>
        <translation>Everything on screen grows with it</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>新人提示</source>
        <translation>Tips for beginners</translation>
    </message>
    <message>
        <source>给刚上手的同事看</source>
        <translation>For colleagues who have just started</translation>
    </message>
    <message>
        <source>没有打开会话时讲三条要点</source>
        <translation>Three tips while no chat is open</translation>
    </message>
</context>
<context>
    <name>Lost</name>
    <message>
        <source>答完没再回</source>
        <translation>Silent after our answer</translation>
    </message>
    <message>
        <source>问过没买</source>
        <translation>Asked, not bought</translation>
    </message>
    <message>
        <source>最后一句是我们说的，看看是不是没答到点上</source>
        <translation>The last word was ours: see whether it missed the point</translation>
    </message>
    <message>
        <source>答过了也应了声，一直没下单</source>
        <translation>They took the answer and never ordered</translation>
    </message>
    <message>
        <source>{words}答完没再回，也没下单</source>
        <translation>{words}: went silent after our answer, no order</translation>
    </message>
    <message>
        <source>看{title}，问过，没下单</source>
        <translation>Looked at {title}, asked about it, no order</translation>
    </message>
    <message>
        <source>问{words}，答过了，没下单</source>
        <translation>Asked {words}, was answered, no order</translation>
    </message>
    <message>
        <source>没说是哪件</source>
        <translation>Not said which</translation>
    </message>
    <message>
        <source>不知道是哪件，也没买过，估不出</source>
        <translation>No product known and nothing bought before: no estimate</translation>
    </message>
    <message>
        <source>标价 {price} × 意向 {strength}，意向最少按 10% 算</source>
        <translation>List price {price} × intent {strength}, counted as at least 10%</translation>
    </message>
    <message>
        <source>平均一单 {price} × 意向 {strength}，意向最少按 10% 算</source>
        <translation>Average order {price} × intent {strength}, counted as at least 10%</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>为什么在这里</source>
        <translation>Why it is here</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customer</translation>
    </message>
    <message>
        <source>看的</source>
        <translation>Looked at</translation>
    </message>
    <message>
        <source>估计值</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>安静了</source>
        <translation>Quiet for</translation>
    </message>
    <message>
        <source>我们最后说：{words}</source>
        <translation>Our last words: {words}</translation>
    </message>
    <message>
        <source>顾客最后说：{words}</source>
        <translation>Their last words: {words}</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>List</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>估计值（元）</source>
        <translation>Estimate (yuan)</translation>
    </message>
    <message>
        <source>怎么估的</source>
        <translation>How it was estimated</translation>
    </message>
    <message>
        <source>安静了几天</source>
        <translation>Days quiet</translation>
    </message>
    <message>
        <source>顾客最后说</source>
        <translation>Their last words</translation>
    </message>
    <message>
        <source>我们最后说</source>
        <translation>Our last words</translation>
    </message>
</context>
<context>
    <name>LostPanel</name>
    <message>
        <source>搜顾客、商品、说过的话</source>
        <translation>Search these</translation>
    </message>
    <message>
        <source>搜索流失名单</source>
        <translation>Search the lists</translation>
    </message>
    <message>
        <source>多久以内</source>
        <translation>How far back</translation>
    </message>
    <message>
        <source>最近 7 天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>最近 30 天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>最近 90 天</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>把列出来的存成表格（XLSX 或 CSV）</source>
        <translation>Save what is listed as a table (XLSX or CSV)</translation>
    </message>
    <message>
        <source>问过没买的顾客</source>
        <translation>Customers who asked and did not buy</translation>
    </message>
    <message>
        <source>看原话</source>
        <translation>See the words</translation>
    </message>
    <message>
        <source>记一件挽回</source>
        <translation>Plan a win-back</translation>
    </message>
    <message>
        <source>看不再列出的</source>
        <translation>Show hidden customers</translation>
    </message>
    <message>
        <source>已导出 {n} 位到 {path}</source>
        <translation>Exported {n} to {path}</translation>
    </message>
    <message>
        <source>不再列出这位顾客；再来说话会重新列出</source>
        <translation>Hidden. They are listed again as soon as they write.</translation>
    </message>
    <message>
        <source>又列在名单里了</source>
        <translation>Back on the list</translation>
    </message>
    <message>
        <source>{n} 位，估计一共值 {money}</source>
        <translation>Customers: {n}, worth about {money} together</translation>
    </message>
    <message>
        <source>不再列出的 {n} 位</source>
        <translation>{n} hidden</translation>
    </message>
    <message>
        <source>重新列出</source>
        <translation>List again</translation>
    </message>
    <message>
        <source>不再列出</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>还没有可以导出的</source>
        <translation>Nothing to export yet</translation>
    </message>
    <message>
        <source>没有不再列出的顾客</source>
        <translation>Nobody is hidden</translation>
    </message>
    <message>
        <source>在名单里按 H，那位顾客就收到这里。再来说话的会回到名单里。</source>
        <translation>Press H on the list to move a customer here. Whoever writes again goes back on the list.</translation>
    </message>
    <message>
        <source>回到名单</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>这段时间里没有</source>
        <translation>Nobody in this period</translation>
    </message>
    <message>
        <source>问过商品、一天没动静、也没下单的顾客会列在这里。看看更久以前的。</source>
        <translation>Customers who asked about goods, were quiet for a day and did not order are listed here. Look further back.</translation>
    </message>
    <message>
        <source>看最近 90 天</source>
        <translation>Last 90 days</translation>
    </message>
    <message>
        <source>没有问过没买的顾客</source>
        <translation>Nobody asked and left without buying</translation>
    </message>
    <message>
        <source>顾客问过商品，一天没动静、也没下单，就会列在这里，值得的先排。按 Y 记成一件跟进，什么时候、怎么说由人来定，不会自己发消息。</source>
        <translation>Whoever asked about goods, was quiet for a day and did not order is listed here, the most promising first. Press Y to plan a follow-up; when and what to say is up to a person, and nothing is sent by itself.</translation>
    </message>
    <message>
        <source>问过没买 {day}</source>
        <translation>Asked, not bought {day}</translation>
    </message>
    <message>
        <source>导出问过没买的顾客</source>
        <translation>Export who asked and did not buy</translation>
    </message>
    <message>
        <source>记下了，明天 10:00，在「要跟进」里</source>
        <translation>Noted for tomorrow 10:00, under “To do”</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>副驾驶</source>
        <translation>DeskPilot</translation>
    </message>
</context>
<context>
    <name>MediaSection</name>
    <message>
        <source>图片视频</source>
        <translation>Pictures and videos</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>图片和视频 ({suffixes})</source>
        <translation>Pictures and videos ({suffixes})</translation>
    </message>
    <message>
        <source>添加图片视频</source>
        <translation>Add pictures and videos</translation>
    </message>
    <message>
        <source>「{file}」已经不在这台电脑上了，不会发给顾客。删掉它，或者重新添加。</source>
        <translation>{file} is no longer on this computer and will not be sent. Remove it or add it again.</translation>
    </message>
</context>
<context>
    <name>ModeSheet</name>
    <message>
        <source>所有渠道</source>
        <translation>All channels</translation>
    </message>
    <message>
        <source>现在没人值班：设成辅助的渠道，常规问题由 AI 先答。</source>
        <translation>Nobody is on duty: where the mode is Assist, the AI answers routine questions for now. </translation>
    </message>
    <message>
        <source>另有 {n} 类知识有自己的模式，两边都说了算时听更谨慎的。</source>
        <translation>Kinds of knowledge with a mode of their own: {n}. Where both have a say, the more careful one holds.</translation>
    </message>
    <message>
        <source>跟随</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>全部跟随</source>
        <translation>Make all the same</translation>
    </message>
    <message>
        <source>按知识类别设…</source>
        <translation>By kind of knowledge…</translation>
    </message>
    <message>
        <source>店主设了密码：只能由店主往自动里调</source>
        <translation>The owner has set a PIN: only the owner can let the AI do more</translation>
    </message>
</context>
<context>
    <name>ModesPage</name>
    <message>
        <source>AI 在哪里做主</source>
        <translation>Where the AI decides</translation>
    </message>
    <message>
        <source>每一格点一下就生效。渠道和知识类别都说了算时，听更谨慎的那一个。</source>
        <translation>Each press holds at once. Where channel and topic disagree, the more careful one counts.</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>顾客从哪里来</source>
        <translation>Where customers come from</translation>
    </message>
    <message>
        <source>知识类别</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>顾客问的是哪类事</source>
        <translation>What customers ask about</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>Orders</name>
    <message>
        <source>已发布第 {n} 版</source>
        <translation>Version {n} published</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>已发布 {id}</source>
        <translation>{id} published</translation>
    </message>
    <message>
        <source>已删除 {n} 条</source>
        <translation>Entries deleted: {n}</translation>
    </message>
    <message>
        <source>已删除「{q}」</source>
        <translation>Deleted “{q}”</translation>
    </message>
    <message>
        <source>已启用 {n} 条</source>
        <translation>Entries enabled: {n}</translation>
    </message>
    <message>
        <source>已停用 {n} 条，AI 不再用它们</source>
        <translation>Entries disabled: {n}; the AI no longer uses them</translation>
    </message>
    <message>
        <source>已恢复到第 {n} 版</source>
        <translation>Back to version {n}</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>Undone</translation>
    </message>
</context>
<context>
    <name>OverrideRow</name>
    <message>
        <source>为什么可以这样发？例如：有检测报告</source>
        <translation>Why is this fine to send? E.g. there is a test report</translation>
    </message>
    <message>
        <source>发送理由</source>
        <translation>Reason for sending</translation>
    </message>
    <message>
        <source>仍然发送</source>
        <translation>Send anyway</translation>
    </message>
    <message>
        <source>先写一句理由，会记在案</source>
        <translation>Write a reason first; it is kept on record</translation>
    </message>
</context>
<context>
    <name>PageHeader</name>
    <message>
        <source>正在导入…</source>
        <translation>Importing…</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>知识库</source>
        <translation>Knowledge</translation>
    </message>
    <message>
        <source>命中测试</source>
        <translation>Answer test</translation>
    </message>
    <message>
        <source>CSV、XLSX、JSONL，也可以把文件拖到这一页</source>
        <translation>CSV, XLSX or JSONL; you can also drop a file on this page</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>新建条目</source>
        <translation>New entry</translation>
    </message>
    <message>
        <source>Excel 表格（.xlsx）</source>
        <translation>Excel table (.xlsx)</translation>
    </message>
    <message>
        <source>CSV 表格（.csv）</source>
        <translation>CSV table (.csv)</translation>
    </message>
    <message>
        <source>JSON 行（.jsonl）</source>
        <translation>JSON lines (.jsonl)</translation>
    </message>
</context>
<context>
    <name>PassedOn</name>
    <message>
        <source>还有 {n} 位转给您的顾客，在「我的」里</source>
        <translation>Also passed on to you, see Mine: {n}</translation>
    </message>
    <message>
        <source>{name}转来一位顾客</source>
        <translation>{name} passed a customer on to you</translation>
    </message>
    <message>
        <source>转来一位顾客</source>
        <translation>A customer was passed on to you</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>店里的人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>谁坐在这台电脑前，在最上方换，或者按 F4。</source>
        <translation>Who sits at this computer is chosen at the top, or with F4.</translation>
    </message>
    <message>
        <source>谁在店里</source>
        <translation>Who works here</translation>
    </message>
    <message>
        <source>转人工时按这个排班找人，先找当班的客服</source>
        <translation>A human is called by these hours, agents on duty first</translation>
    </message>
    <message>
        <source>谁接谁</source>
        <translation>Who gets whom</translation>
    </message>
    <message>
        <source>要叫人时，先看顾客有没有专属客服，再从上往下看规则，都没有就谁有空谁接。不在岗的跳过。</source>
        <translation>When a human is called, the customer’s own agent comes first, then the rules from top to bottom; otherwise whoever is free. People who are away are passed over.</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>店主密码</source>
        <translation>Owner’s PIN</translation>
    </message>
    <message>
        <source>不设，谁都可以改设置，一个人开店就这样。设了，坐到店主的位子要输密码，改设置、删知识、删顾客、改人员都要店主来。忘了密码，在这台电脑的命令行里运行 deskpilot forget-pin。</source>
        <translation>Without one everybody may change everything, which is how a shop of one person works. With one, the owner’s seat asks for it, and settings, deleting knowledge or customers and the list of people are the owner’s. If it is forgotten, run deskpilot forget-pin on this computer’s command line.</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>4 到 32 位，不存原文</source>
        <translation>4 to 32 characters; the PIN itself is not stored</translation>
    </message>
    <message>
        <source>比如有「定制」标签的请老周。成交意向强不强，客户卡上写着是从哪句话看出来的。</source>
        <translation>For example, customers tagged “custom” go to Lao Zhou. The customer card tells which words show a strong intent to buy.</translation>
    </message>
</context>
<context>
    <name>PersonaPage</name>
    <message>
        <source>AI 的口吻</source>
        <translation>How the AI sounds</translation>
    </message>
    <message>
        <source>AI 不会假装是人。对不高兴的顾客，一律收起表情和推销。</source>
        <translation>The AI never pretends to be human. An unhappy customer sees no emoji and no sales talk.</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>顾客看到的名字</source>
        <translation>The name customers see</translation>
    </message>
    <message>
        <source>怎么称呼顾客</source>
        <translation>Form of address</translation>
    </message>
    <message>
        <source>比如「亲」「您」，空着就不称呼</source>
        <translation>For example 亲 or 您; empty for none</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Sign-off</translation>
    </message>
    <message>
        <source>加在第一次回答和告别的话后面，空着就没有</source>
        <translation>Closes the first answer and the goodbye line; empty for none</translation>
    </message>
    <message>
        <source>语气</source>
        <translation>Tone</translation>
    </message>
    <message>
        <source>表情</source>
        <translation>Emoji</translation>
    </message>
    <message>
        <source>知识里写了表情时</source>
        <translation>Where an answer in the knowledge base has some</translation>
    </message>
    <message>
        <source>说明自己是 AI</source>
        <translation>Say that it is an AI</translation>
    </message>
    <message>
        <source>第一次打招呼时说明</source>
        <translation>Say so in the first greeting</translation>
    </message>
    <message>
        <source>打招呼</source>
        <translation>Welcome</translation>
    </message>
    <message>
        <source>每个会话只说一次。空着就说灰字那句；写了就照您写的说。</source>
        <translation>Said once in a conversation. Left empty, the grey line is said; what you write is said as it stands.</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>每个会话只说一次。空着就用自带的那句，灰字就是它；写了就照您写的说。</source>
        <translation type="vanished">Said once per conversation. Leave a field empty to use ours, shown in grey, or write your own.</translation>
    </message>
    <message>
        <source>附上最常问的</source>
        <translation>Offer the most asked</translation>
    </message>
    <message>
        <source>带编号，顾客回个数字就得到答案；0 就不附</source>
        <translation>Numbered, so a customer can answer with a number; 0 for none</translation>
    </message>
    <message>
        <source>个</source>
        <translation>of them</translation>
    </message>
    <message>
        <source>第一句话</source>
        <translation>First line</translation>
    </message>
    <message>
        <source>可以按渠道、按钟点各写一句</source>
        <translation>One for each channel and time of day, if you like</translation>
    </message>
    <message>
        <source>呼吸空间</source>
        <translation>Breathing space</translation>
    </message>
    <message>
        <source>顾客说「我再看看」，AI 只回一句不催的话，然后安静。</source>
        <translation>When a customer wants to think it over, the AI says one line without pressure and then keeps quiet.</translation>
    </message>
    <message>
        <source>安静多久</source>
        <translation>Quiet for</translation>
    </message>
    <message>
        <source>这段时间里不追问、不推销；顾客开口随时答</source>
        <translation>No follow-up questions and no selling meanwhile; it still answers when the customer writes</translation>
    </message>
    <message>
        <source>秒</source>
        <translation type="vanished">s</translation>
    </message>
    <message>
        <source>说哪一句</source>
        <translation>What it says</translation>
    </message>
    <message>
        <source>空着就用当前语气自带的</source>
        <translation>Empty for the line of the chosen tone</translation>
    </message>
    <message>
        <source>不用</source>
        <translation>None</translation>
    </message>
    <message>
        <source>最多一个</source>
        <translation>One at most</translation>
    </message>
</context>
<context>
    <name>PhraseForm</name>
    <message>
        <source>已删除</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>短码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>短码，比如 fh</source>
        <translation>Code, e.g. ship</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>名字，比如 发货时间</source>
        <translation>Name, e.g. Shipping time</translation>
    </message>
    <message>
        <source>类目</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>类目，比如 发货</source>
        <translation>Category, e.g. Shipping</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>写给顾客的话。会变的地方点下面的变量，发的时候换成真的。</source>
        <translation>What the customer will read. For anything that varies, pick a field below; it is filled in when you send.</translation>
    </message>
    <message>
        <source>另起一条</source>
        <translation>New phrase</translation>
    </message>
    <message>
        <source>别的变量，比如店里的事实</source>
        <translation>More values, such as your shop&apos;s facts</translation>
    </message>
    <message>
        <source>存下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>存下改动</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>短码、名字和内容都要写</source>
        <translation>Code, name and text are all needed</translation>
    </message>
    <message>
        <source>里面有没有的变量，先换掉</source>
        <translation>It holds a variable that does not exist; replace it first</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing has changed</translation>
    </message>
    <message>
        <source>内容太长了</source>
        <translation>The text is too long</translation>
    </message>
    <message>
        <source>「{who}」现在缺{names}，发不出去，要人补上</source>
        <translation>No {names} for “{who}” yet: it cannot be sent until someone fills it in</translation>
    </message>
    <message>
        <source>还没有顾客，{names}先空着</source>
        <translation>No customer yet, so {names} stays empty for now</translation>
    </message>
    <message>
        <source>「{who}」会读到：{text}</source>
        <translation>“{who}” will read: {text}</translation>
    </message>
    <message>
        <source>顾客会读到：{text}</source>
        <translation>The customer will read: {text}</translation>
    </message>
    <message>
        <source>刚才写的「{title}」没有存</source>
        <translation>“{title}” was not saved</translation>
    </message>
    <message>
        <source>接着写</source>
        <translation>Keep writing</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>没有{names}这个变量，存不了；能用的点上面</source>
        <translation>There is no variable {names}, so this cannot be saved; pick one above</translation>
    </message>
</context>
<context>
    <name>PhrasePage</name>
    <message>
        <source>快捷短语</source>
        <translation>Quick phrases</translation>
    </message>
    <message>
        <source>找一句</source>
        <translation>Find a phrase</translation>
    </message>
    <message>
        <source>找快捷短语</source>
        <translation>Find quick phrases</translation>
    </message>
    <message>
        <source>短码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>类目</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>用过</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>导入表格</source>
        <translation>Import table</translation>
    </message>
    <message>
        <source>导出表格</source>
        <translation>Export table</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>全部类目</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>表里没有能用的短语</source>
        <translation>There are no usable phrases in this table</translation>
    </message>
    <message>
        <source>导入了 {n} 条</source>
        <translation>{n} imported</translation>
    </message>
    <message>
        <source>已导出 {n} 条到「{file}」</source>
        <translation>{n} exported to “{file}”</translation>
    </message>
    <message>
        <source>表格 (*.csv *.xlsx *.txt *.tsv)</source>
        <translation>Tables (*.csv *.xlsx *.txt *.tsv)</translation>
    </message>
    <message>
        <source>导入快捷短语</source>
        <translation>Import quick phrases</translation>
    </message>
    <message>
        <source>导出快捷短语</source>
        <translation>Export quick phrases</translation>
    </message>
    <message numerus="yes">
        <source>{n} 条</source>
        <translation>
            <numerusform>{n} phrase</numerusform>
            <numerusform>{n} phrases</numerusform>
        </translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>短码、名字、内容和拼音都能找；也看看上面选的类目。</source>
        <translation>You can search code, name, text and pinyin. Check the category above, too.</translation>
    </message>
    <message>
        <source>看全部</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>还没有快捷短语</source>
        <translation>No quick phrases yet</translation>
    </message>
    <message>
        <source>常说的话写一次，回复框里打「/」就能填进去。也可以从别的软件导入一张表。</source>
        <translation>Write what you often say once, then type “/” in the reply box to use it. You can also import a table from another program.</translation>
    </message>
    <message>
        <source>写第一句</source>
        <translation>Write the first one</translation>
    </message>
    <message>
        <source>回复框里打「/」再打短码、名字或拼音，就能填进去。用得多的排在前面，变量换成这位顾客的。</source>
        <translation>In the reply box type “/” and a code, a name or pinyin. The most used come first, and fields are filled in for the customer at hand.</translation>
    </message>
    <message>
        <source>第 {row} 行的{place}</source>
        <translation>row {row} ({place})</translation>
    </message>
    <message>
        <source>{n} 行没有用上：{rows}</source>
        <translation>Rows left out ({n}): {rows}</translation>
    </message>
    <message>
        <source>其中 {n} 条换掉了原来的</source>
        <translation>{n} of them replaced your own</translation>
    </message>
</context>
<context>
    <name>PhrasePopup</name>
    <message>
        <source>常用语 {title}：{text}</source>
        <translation>Quick phrase {title}: {text}</translation>
    </message>
    <message>
        <source>缺{names}</source>
        <translation>Missing: {names}</translation>
    </message>
</context>
<context>
    <name>PinSheet</name>
    <message>
        <source>坐下</source>
        <translation>Sit down</translation>
    </message>
</context>
<context>
    <name>ProblemBanner</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>磁盘已满，新消息存不下来，AI 已暂停回复。清出一些空间后会自动继续，已有的数据都在。</source>
        <translation>The disk is full: new messages cannot be saved and AI replies are paused. Free some space and it goes on by itself; your data is safe.</translation>
    </message>
    <message>
        <source>数据文件夹不能写入：{path}。请检查它是否被设为只读、被拔掉或没有权限，然后重新打开副驾驶。</source>
        <translation>The data folder cannot be written: {path}. Check that it is not read-only, unplugged or without permission, then reopen DeskPilot.</translation>
    </message>
    <message>
        <source>这份数据是更新版本的副驾驶写的，这个版本没有改动它。请装上新版本再打开。</source>
        <translation>This data was written by a newer DeskPilot and was left untouched. Install the newer version and open it again.</translation>
    </message>
    <message>
        <source>这里原来有数据，现在文件不见了或是空的：{path}。请先不要新建，从备份恢复，或把文件放回来。</source>
        <translation>There was data here, but the file is now missing or empty: {path}. Don’t start a new one yet: restore a backup or put the file back.</translation>
    </message>
    <message>
        <source>数据文件读不出来：{path}。原文件会原样留着，请从最近的备份恢复。</source>
        <translation>The data file cannot be read: {path}. It is kept as it is; please restore the latest backup.</translation>
    </message>
    <message>
        <source>数据文件正被别的程序占用（可能是杀毒或同步软件）。稍等会自动再试，消息不会丢。</source>
        <translation>Another program holds the data file (maybe antivirus or sync). DeskPilot keeps trying; no message is lost.</translation>
    </message>
    <message>
        <source>副驾驶的程序文件读不全，可能没有装好。请重新安装；店里的数据没有动过。</source>
        <translation>Part of DeskPilot could not be read; it may not be installed completely. Please install it again. Your shop’s data was not touched.</translation>
    </message>
    <message>
        <source>副驾驶已经开着了，已把那个窗口调到前面。</source>
        <translation>DeskPilot is already open; its window is now in front.</translation>
    </message>
    <message>
        <source>AI 出了故障，正在重启。来信照收，请先由人来接。</source>
        <translation>The AI has failed and is restarting. Messages still come in; please answer by hand for now.</translation>
    </message>
    <message>
        <source>后台出了故障，正在重启。已存的消息都在。</source>
        <translation>The background part has failed and is restarting. Saved messages are all there.</translation>
    </message>
    <message>
        <source>来信太多，正在排队处理，一条都不会丢。</source>
        <translation>Many messages are coming in and wait their turn; none is lost.</translation>
    </message>
    <message>
        <source>渠道「{channel}」连不上，正在再试。</source>
        <translation>Channel “{channel}” cannot connect; trying again.</translation>
    </message>
    <message>
        <source>文件 {file} 第 {line} 行看不懂，已跳过，其余都收下了。出错的行存在 problems 文件里。</source>
        <translation>File {file}, line {line} was not understood and skipped; the rest came in. Bad lines are kept in the “problems” file.</translation>
    </message>
    <message>
        <source>出了点问题（{code}）。日志里有详情。</source>
        <translation>Something went wrong ({code}). See the log for details.</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>PromiseStrip</name>
    <message>
        <source>记下</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>不是承诺</source>
        <translation>No promise</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>承诺？{due} 前：{words}</source>
        <translation>Promise? Due {due}: {words}</translation>
    </message>
    <message>
        <source>承诺？没说时间，先按 {due}：{words}</source>
        <translation>Promise? No time given, taken as {due}: {words}</translation>
    </message>
</context>
<context>
    <name>QuestionLine</name>
    <message>
        <source>问的是什么</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>怎么问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>怎么问顾客</source>
        <translation>The question, as customers read it</translation>
    </message>
    <message>
        <source>问这一句</source>
        <translation>Ask this</translation>
    </message>
    <message>
        <source>往前移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>往后移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>删掉这一问</source>
        <translation>Remove this question</translation>
    </message>
</context>
<context>
    <name>QuestionsRow</name>
    <message>
        <source>哪个行业</source>
        <translation>Which trade</translation>
    </message>
    <message>
        <source>加一问</source>
        <translation>Add a question</translation>
    </message>
    <message>
        <source>恢复自带的</source>
        <translation>Back to ours</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>淘</source>
        <translation>T</translation>
    </message>
    <message>
        <source>猫</source>
        <translation>M</translation>
    </message>
    <message>
        <source>京</source>
        <translation>J</translation>
    </message>
    <message>
        <source>拼</source>
        <translation>P</translation>
    </message>
    <message>
        <source>抖</source>
        <translation>D</translation>
    </message>
    <message>
        <source>微</source>
        <translation>W</translation>
    </message>
    <message>
        <source>网</source>
        <translation>@</translation>
    </message>
    <message>
        <source>模</source>
        <translation>S</translation>
    </message>
    <message>
        <source>回</source>
        <translation>R</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>注意</source>
        <translation>Attention</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>待接</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>我的</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>AI 处理</source>
        <translation>AI</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>现在没有人在等</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>AI 拿不准的、生气的、要找人的顾客会排到这里，最不能等的排最前。</source>
        <translation>Customers the AI is unsure about, angry ones and those who want a person line up here, most pressing first.</translation>
    </message>
    <message>
        <source>你手上没有会话</source>
        <translation>You have no chats</translation>
    </message>
    <message>
        <source>在「待接」里按 F2 接手一位顾客，AI 会马上安静下来。</source>
        <translation>Press F2 in Waiting to take over a customer; the AI goes quiet at once.</translation>
    </message>
    <message>
        <source>AI 手上没有会话</source>
        <translation>The AI has no chats</translation>
    </message>
    <message>
        <source>顾客的常规问题由 AI 先答，随时可以接手。</source>
        <translation>The AI answers routine questions first; you can take over any time.</translation>
    </message>
    <message>
        <source>还没有结束的会话</source>
        <translation>No closed chats yet</translation>
    </message>
    <message>
        <source>聊完的会话会收在这里，随时能翻看。</source>
        <translation>Finished chats are kept here to look up any time.</translation>
    </message>
    <message>
        <source>新客</source>
        <translation>New</translation>
    </message>
    <message>
        <source>很生气</source>
        <translation>Very angry</translation>
    </message>
    <message>
        <source>不太高兴</source>
        <translation>Unhappy</translation>
    </message>
    <message>
        <source>高兴</source>
        <translation>Happy</translation>
    </message>
    <message>
        <source>平静</source>
        <translation>Calm</translation>
    </message>
    <message>
        <source>未分配</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>AI 在答</source>
        <translation>AI</translation>
    </message>
    <message>
        <source>第 {n} 次</source>
        <translation>no. {n}</translation>
    </message>
    <message>
        <source>已答应回电</source>
        <translation>call-back promised</translation>
    </message>
    <message>
        <source>另有 {n} 条：{reasons}</source>
        <translation>{n} more: {reasons}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>指派给我</source>
        <translation>For me</translation>
    </message>
    <message>
        <source>指派给{name}</source>
        <translation>For {name}</translation>
    </message>
    <message>
        <source>成交意向强</source>
        <translation>Close to buying</translation>
    </message>
    <message>
        <source>有成交意向</source>
        <translation>Thinking of buying</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>我推后了</source>
        <translation>Snoozed by me</translation>
    </message>
    <message>
        <source>{name}推后了</source>
        <translation>Snoozed by {name}</translation>
    </message>
    <message>
        <source>我看过了</source>
        <translation>Seen by me</translation>
    </message>
    <message>
        <source>{name}看过了</source>
        <translation>Seen by {name}</translation>
    </message>
    <message>
        <source>我推后过</source>
        <translation>I snoozed it</translation>
    </message>
    <message>
        <source>{name}推后过</source>
        <translation>{name} snoozed it</translation>
    </message>
</context>
<context>
    <name>QueueDelegate</name>
    <message>
        <source>超时</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>已答</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>还剩 {time}</source>
        <translation>{time} left</translation>
    </message>
</context>
<context>
    <name>QueuePanel</name>
    <message>
        <source>会话列表</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>哪些会话</source>
        <translation>Which chats</translation>
    </message>
    <message>
        <source>全部 {n} 条都在「待接」里</source>
        <translation>See all {n} alerts under Waiting</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>接待台</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>知识库</source>
        <translation>Knowledge</translation>
    </message>
    <message>
        <source>数据看板</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>跟进</source>
        <translation>Follow-ups</translation>
    </message>
</context>
<context>
    <name>RateRows</name>
    <message>
        <source>加一行地区</source>
        <translation>Add a region</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>该{name}做</source>
        <translation>for {name} to do</translation>
    </message>
    <message>
        <source>{n} 件跟进到时间了</source>
        <translation>{n} follow-ups are due</translation>
    </message>
    <message>
        <source>{n} 件跟进快到时间了</source>
        <translation>{n} follow-ups are due soon</translation>
    </message>
    <message>
        <source>去看看</source>
        <translation>Have a look</translation>
    </message>
    <message>
        <source>做完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>打开会话</source>
        <translation>Open chat</translation>
    </message>
</context>
<context>
    <name>ReplyBox</name>
    <message>
        <source>回复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>常用语，也可以直接打 /</source>
        <translation>Quick phrases; you can also type /</translation>
    </message>
    <message>
        <source>隐私、承诺、用语 3 项通过</source>
        <translation>Privacy, promises, wording: 3 checks passed</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message numerus="yes">
        <source>{n} 字</source>
        <translation>
            <numerusform>{n} char</numerusform>
            <numerusform>{n} chars</numerusform>
        </translation>
    </message>
    <message>
        <source>说明后发送</source>
        <translation>Explain and send</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>Send</translation>
    </message>
    <message>
        <source>先写点什么，或按 1–3 选一条建议</source>
        <translation>Write something, or press 1–3 for a suggestion</translation>
    </message>
    <message>
        <source>先把花括号里的换成真的内容</source>
        <translation>First replace what is in braces with the real thing</translation>
    </message>
    <message>
        <source>添加图片、视频或文件，也可以拖进来</source>
        <translation>Add pictures, videos or files, or drag them here</translation>
    </message>
    <message>
        <source>文件还在放进来，稍等</source>
        <translation>Still taking in a file; one moment</translation>
    </message>
</context>
<context>
    <name>ReplyEditor</name>
    <message>
        <source>截图</source>
        <translation>Screenshot</translation>
    </message>
</context>
<context>
    <name>ResponseCard</name>
    <message>
        <source>还没有首次答复</source>
        <translation>No first reply yet</translation>
    </message>
    <message>
        <source>顾客说第一句、有人或 AI 答上之后，这里按时间画出来。</source>
        <translation>Once a customer writes and someone or the AI answers, this shows it over time.</translation>
    </message>
    <message>
        <source>首次响应时间</source>
        <translation>First response time</translation>
    </message>
    <message>
        <source>按小时，人工 n={n}</source>
        <translation>By hour, human n={n}</translation>
    </message>
    <message>
        <source>按天，人工 n={n}</source>
        <translation>By day, human n={n}</translation>
    </message>
    <message>
        <source>人工最慢一成</source>
        <translation>Human, slowest 10%</translation>
    </message>
    <message>
        <source>人工中位</source>
        <translation>Human median</translation>
    </message>
    <message>
        <source>AI 中位</source>
        <translation>AI median</translation>
    </message>
    <message>
        <source>平台限时 {span}</source>
        <translation>Platform limit {span}</translation>
    </message>
    <message>
        <source>{label}，{count} 段会话</source>
        <translation>{label}, chats: {count}</translation>
    </message>
    <message>
        <source>n={count}，太少</source>
        <translation>n={count}, too few</translation>
    </message>
</context>
<context>
    <name>RetentionRow</name>
    <message>
        <source>超过 {n} 个月的会话自动删除？</source>
        <translation>Delete conversations older than {n} months?</translation>
    </message>
    <message>
        <source>现在有 {n} 个会话会删掉，找不回来。</source>
        <translation>Conversations to be deleted for good right now: {n}. </translation>
    </message>
    <message>
        <source>现在还没有这么久的会话。</source>
        <translation>No conversation is that old yet. </translation>
    </message>
    <message>
        <source>{now}聊天记录、图片和文件一起删，每天一次，分小批删。顾客资料、订单、记住的、知识库和统计数字都留着；还在人工手里、有待办跟进或提醒没处理的会话不删。十分钟后才开始，改主意可以撤销。备份里的旧会话随旧备份一起过期。</source>
        <translation>{now}Messages, pictures and files go with them, once a day, a few at a time. Customers, orders, what is remembered, the knowledge base and all figures stay. A conversation that a colleague has in hand, or that still has an open follow-up or alert, is never deleted. It begins in ten minutes, so you can still undo it. Backups keep old conversations until those backups expire.</translation>
    </message>
    <message>
        <source>自动删除</source>
        <translation>Delete automatically</translation>
    </message>
    <message>
        <source>旧会话留多久</source>
        <translation>Keep conversations</translation>
    </message>
    <message>
        <source>超过这个时间没再说话的会话，每天自动删掉。订单和学到的都留着。选之前会告诉您要删多少。</source>
        <translation>Conversations without a word for longer than this are deleted every day. Orders and what was learned stay. You are told first how many would go.</translation>
    </message>
    <message>
        <source>一直留着</source>
        <translation>For good</translation>
    </message>
    <message>
        <source>{n} 个月</source>
        <translation>{n} months</translation>
    </message>
</context>
<context>
    <name>RulesTable</name>
    <message>
        <source>加一条规则</source>
        <translation>Add a rule</translation>
    </message>
</context>
<context>
    <name>ScopeEdit</name>
    <message>
        <source>全部商品</source>
        <translation>All products</translation>
    </message>
    <message>
        <source>再加商品或系列</source>
        <translation>Add a product or series</translation>
    </message>
    <message>
        <source>商品范围</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>{name} 系列</source>
        <translation>{name} series</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>搜索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>没有找到。换个说法，或只输两个字试试。</source>
        <translation>Nothing found. Try other words, or just two characters.</translation>
    </message>
</context>
<context>
    <name>Seat</name>
    <message>
        <source>选择值班人</source>
        <translation>Choose who is here</translation>
    </message>
    <message>
        <source>换一个人坐这里（F4）</source>
        <translation>Somebody else sits here (F4)</translation>
    </message>
    <message>
        <source>谁坐在这里</source>
        <translation>Who sits here</translation>
    </message>
    <message>
        <source>{n} 人在岗</source>
        <translation>{n} on duty</translation>
    </message>
    <message>
        <source>{name} 先离开</source>
        <translation>{name} leaves for now</translation>
    </message>
    <message>
        <source>{name} 回来了</source>
        <translation>{name} is back</translation>
    </message>
    <message>
        <source>换一个人值班…</source>
        <translation>Somebody else…</translation>
    </message>
    <message>
        <source>店里的人…</source>
        <translation>People…</translation>
    </message>
    <message numerus="yes">
        <source>{name} 先离开，手上还有 {n} 段会话</source>
        <translation>
            <numerusform>{name} leaves for now, {n} chat open</numerusform>
            <numerusform>{name} leaves for now, {n} chats open</numerusform>
        </translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>不在岗</source>
        <translation>Away</translation>
    </message>
    <message>
        <source>谁在值班</source>
        <translation>Who is on duty</translation>
    </message>
    <message>
        <source>名字，顾客会看到：</source>
        <translation>Name, as customers see it:</translation>
    </message>
    <message>
        <source>{name}的密码</source>
        <translation>{name}’s PIN</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>已改回</source>
        <translation>Changed back</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>服饰鞋包</source>
        <translation>Clothing, shoes, bags</translation>
    </message>
    <message>
        <source>家具家居</source>
        <translation>Furniture, home</translation>
    </message>
    <message>
        <source>美妆洗护</source>
        <translation>Beauty, care</translation>
    </message>
    <message>
        <source>食品茶酒</source>
        <translation>Food, tea, drinks</translation>
    </message>
    <message>
        <source>母婴</source>
        <translation>Mother and baby</translation>
    </message>
    <message>
        <source>数码家电</source>
        <translation>Electronics</translation>
    </message>
    <message>
        <source>手作定制</source>
        <translation>Handmade, custom</translation>
    </message>
    <message>
        <source>辅助</source>
        <translation>Assist</translation>
    </message>
    <message>
        <source>AI 只写建议，每一句都由人来发。值班时间以外，常规问题由 AI 先答。</source>
        <translation>The AI only writes suggestions, a person sends every line. Outside duty hours the AI answers routine questions first.</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>有把握的常规问题 AI 直接回，拿不准的、生气的、要找人的马上转给人。</source>
        <translation>The AI answers routine questions when sure; unsure, angry or special cases go to a person at once.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>AI 不出声，只在旁边把消息排好队。</source>
        <translation>The AI stays silent and only keeps the messages in order.</translation>
    </message>
    <message>
        <source>亲切</source>
        <translation>Friendly</translation>
    </message>
    <message>
        <source>专业</source>
        <translation>Expert</translation>
    </message>
    <message>
        <source>简洁</source>
        <translation>Plain</translation>
    </message>
    <message>
        <source>客服</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>店主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>淘宝 3 分钟</source>
        <translation>Taobao 3 min</translation>
    </message>
    <message>
        <source>抖音 3 分钟</source>
        <translation>Douyin 3 min</translation>
    </message>
    <message>
        <source>京东 30 秒</source>
        <translation>JD 30 s</translation>
    </message>
    <message>
        <source>拼多多 5 分钟</source>
        <translation>Pinduoduo 5 min</translation>
    </message>
    <message>
        <source>时区要在 UTC−14 到 UTC+14 之间</source>
        <translation>The time zone must be between UTC−14 and UTC+14</translation>
    </message>
    <message>
        <source>要在 5 秒到 1 小时之间</source>
        <translation>Must be between 5 seconds and 1 hour</translation>
    </message>
    <message>
        <source>要在 0 到 30 秒之间</source>
        <translation>Must be between 0 and 30 seconds</translation>
    </message>
    <message>
        <source>要在 1 到 600 之间</source>
        <translation>Must be between 1 and 600</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>资料文件夹</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>剩余空间</source>
        <translation>Free space</translation>
    </message>
    <message>
        <source>随附文件</source>
        <translation>Program files</translation>
    </message>
    <message>
        <source>数据库</source>
        <translation>Database</translation>
    </message>
    <message>
        <source>第一次打开</source>
        <translation>First start</translation>
    </message>
    <message>
        <source>知识条目</source>
        <translation>Knowledge entries</translation>
    </message>
    <message>
        <source>会话</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>顾客</source>
        <translation>Customers</translation>
    </message>
    <message>
        <source>订单</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>没发出去的回复</source>
        <translation>Unsent replies</translation>
    </message>
    <message>
        <source>备份份数</source>
        <translation>Backups</translation>
    </message>
    <message>
        <source>最近的备份</source>
        <translation>Latest backup</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colour</translation>
    </message>
    <message>
        <source>商品</source>
        <translation>Product</translation>
    </message>
    <message>
        <source>系列</source>
        <translation>Series</translation>
    </message>
    <message>
        <source>活动</source>
        <translation>Campaign</translation>
    </message>
    <message>
        <source>规格</source>
        <translation>Variant</translation>
    </message>
    <message>
        <source>说法</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>「{value}」这个值不行，没有存</source>
        <translation>“{value}” does not work here; not saved</translation>
    </message>
    <message>
        <source>不能空着</source>
        <translation>Cannot be empty</translation>
    </message>
    <message>
        <source>{what}，AI 不能这样说，改了才存得下</source>
        <translation>{what}; the AI may not say that. Change it, or it cannot be saved</translation>
    </message>
    <message>
        <source>北京时间（{zone}）</source>
        <translation>Beijing time ({zone})</translation>
    </message>
    <message>
        <source>把握不到 {p} 就不自动回，多给人看。偶尔会多等一会儿，但很少答错。</source>
        <translation>Below {p} people see it first: slower, but rarely wrong.</translation>
    </message>
    <message>
        <source>把握到 {p} 就自动回。答得多和答得对之间取中。</source>
        <translation>Replies by itself from {p}: a fair balance.</translation>
    </message>
    <message>
        <source>把握到 {p} 就自动回，大半问题不用人。会有答错的，请常看复盘。</source>
        <translation>Replies from {p} up; some will be wrong, review often.</translation>
    </message>
    <message>
        <source>前两名差不到 {p} 就不自动回，两条都像时宁可问一句。</source>
        <translation>Within {p} of the runner-up it rather asks.</translation>
    </message>
    <message>
        <source>前两名至少差 {p} 才自动回。</source>
        <translation>Replies by itself only with a lead of {p} or more.</translation>
    </message>
    <message>
        <source>只看第一名有几分把握，不管第二名离得多近。</source>
        <translation>Looks only at the first, however close the second is.</translation>
    </message>
    <message>
        <source>把握不到 {p} 一般直接转人，很少反问顾客。</source>
        <translation>Below {p} it mostly hands over at once and rarely asks.</translation>
    </message>
    <message>
        <source>把握在 {p} 以上、又不够自动回时，先反问一句。</source>
        <translation>From {p} up to replying by itself, it asks back first.</translation>
    </message>
    <message>
        <source>有一点像就反问，转给人的少，顾客要多答一句。</source>
        <translation>Asks back at the slightest likeness; fewer hand-overs.</translation>
    </message>
    <message>
        <source>很确定要人时才叫人，可能叫得晚。</source>
        <translation>Calls a person only when very sure; may be late.</translation>
    </message>
    <message>
        <source>要人的可能到 {p} 就叫人。</source>
        <translation>Calls a person from a chance of {p}.</translation>
    </message>
    <message>
        <source>稍微像要人就叫人，人会忙一些。</source>
        <translation>Calls a person at the slightest sign; more work for you.</translation>
    </message>
    <message>
        <source>明显不满意才叫人，可能叫得晚。</source>
        <translation>Calls a person only when clearly unhappy; may be late.</translation>
    </message>
    <message>
        <source>不满意的可能到 {p} 就叫人。</source>
        <translation>Calls a person from a {p} chance of unhappiness.</translation>
    </message>
    <message>
        <source>有一点不高兴就叫人，安抚得早，人会忙一些。</source>
        <translation>Calls a person at the first sign; early, but more work.</translation>
    </message>
    <message>
        <source>短码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>类目</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>短码要写 1–20 个字，中间不能有空格和斜杠</source>
        <translation>A code has 1–20 characters, without spaces or slashes</translation>
    </message>
    <message>
        <source>短码 /{shortcut} 已经给了「{title}」，换一个，或先改那一条</source>
        <translation>The code /{shortcut} already belongs to “{title}”. Choose another, or change that one first.</translation>
    </message>
    <message>
        <source>没有叫「{variable}」的变量，从下面选一个</source>
        <translation>There is no field called “{variable}”. Pick one below.</translation>
    </message>
    <message>
        <source>「{place}」不能空着</source>
        <translation>“{place}” cannot be empty</translation>
    </message>
    <message>
        <source>「{place}」太长了，最多 {limit} 个字</source>
        <translation>“{place}” is too long; {limit} characters at most</translation>
    </message>
    <message>
        <source>找不到文件「{file}」</source>
        <translation>Cannot find the file “{file}”</translation>
    </message>
    <message>
        <source>「{file}」里什么也没有</source>
        <translation>“{file}” is empty</translation>
    </message>
    <message>
        <source>「{file}」打不开，可能被别的程序占着</source>
        <translation>Cannot open “{file}”; another program may be using it</translation>
    </message>
    <message>
        <source>「{file}」里没有「{column}」这一列</source>
        <translation>“{file}” has no column “{column}”</translation>
    </message>
    <message>
        <source>图片和文件</source>
        <translation>Pictures and files</translation>
    </message>
    <message>
        <source>找不到的图片和文件</source>
        <translation>Pictures and files that are gone</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>店主设了密码：换成店主才能改</source>
        <translation>The owner has set a PIN: only the owner can change this</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>AI 怎么做</source>
        <translation>How the AI works</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>时钟</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>AI 在哪里做主</source>
        <translation>Where the AI decides</translation>
    </message>
    <message>
        <source>口吻和招呼</source>
        <translation>Tone and welcome</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>商店用语</source>
        <translation>Shop words</translation>
    </message>
    <message>
        <source>快捷短语</source>
        <translation>Quick phrases</translation>
    </message>
    <message>
        <source>店里的人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>难题流程</source>
        <translation>Flows</translation>
    </message>
    <message>
        <source>了解需求</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>操作记录</source>
        <translation>Audit trail</translation>
    </message>
    <message>
        <source>学到的</source>
        <translation>What was learned</translation>
    </message>
</context>
<context>
    <name>ShopPage</name>
    <message>
        <source>店铺</source>
        <translation>Shop</translation>
    </message>
    <message>
        <source>顾客和 AI 都会用到这些。改了就生效。</source>
        <translation>Customers and the AI both use these. Changes take effect at once.</translation>
    </message>
    <message>
        <source>店名</source>
        <translation>Shop name</translation>
    </message>
    <message>
        <source>AI 打招呼时会说</source>
        <translation>The AI says it when greeting</translation>
    </message>
    <message>
        <source>做什么生意</source>
        <translation>What you sell</translation>
    </message>
    <message>
        <source>可以选几样</source>
        <translation>Choose one or more</translation>
    </message>
    <message>
        <source>值班</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>值班时间以外，常规问题由 AI 先答，其余的告诉顾客什么时候有人。</source>
        <translation>Outside duty hours the AI answers routine questions and tells the others when someone is back.</translation>
    </message>
    <message>
        <source>几点到几点有人</source>
        <translation>Staffed hours</translation>
    </message>
    <message>
        <source>按店里的钟</source>
        <translation>Shop time</translation>
    </message>
    <message>
        <source>店里用哪个钟</source>
        <translation>Time zone</translation>
    </message>
    <message>
        <source>店铺事实</source>
        <translation>Shop facts</translation>
    </message>
    <message>
        <source>回答里绑定了这些，比如发货时限。改这里一处，所有回答跟着对。</source>
        <translation>Answers link to these, such as the shipping time. Change one here and every answer follows.</translation>
    </message>
</context>
<context>
    <name>ShopStep</name>
    <message>
        <source>先认识一下你的店</source>
        <translation>First, your shop</translation>
    </message>
    <message>
        <source>AI 打招呼、转人工的时候会用到。</source>
        <translation>The AI uses this to greet and to hand over.</translation>
    </message>
    <message>
        <source>店名</source>
        <translation>Shop name</translation>
    </message>
    <message>
        <source>谁在值班</source>
        <translation>Who is on duty</translation>
    </message>
    <message>
        <source>接手时顾客会看到这个名字，可以先空着</source>
        <translation>Customers see this name when you take over; may stay empty</translation>
    </message>
    <message>
        <source>做什么生意，可以选几样</source>
        <translation>What you sell, one or more</translation>
    </message>
</context>
<context>
    <name>SievePage</name>
    <message>
        <source>了解需求</source>
        <translation>Needs</translation>
    </message>
    <message>
        <source>答完商品问题，AI 可以多问一句，分清是来买的还是来请教的。每样只问一次；顾客没答就不再问，不高兴、在考虑的一律不问。</source>
        <translation>After answering about a product the AI may ask one more question, to tell buyers from those who want advice. Each is asked once. If it goes unanswered, no more are asked, and never of anyone unhappy or thinking it over.</translation>
    </message>
    <message>
        <source>多问一句</source>
        <translation>One more question</translation>
    </message>
    <message>
        <source>答案记在顾客卡上</source>
        <translation>Answers are kept on the customer’s card</translation>
    </message>
    <message>
        <source>答完商品问题后问</source>
        <translation>Ask after product answers</translation>
    </message>
    <message>
        <source>问什么</source>
        <translation>What to ask</translation>
    </message>
    <message>
        <source>按顺序问，已经知道的跳过</source>
        <translation>In this order; what is known is skipped</translation>
    </message>
    <message>
        <source>顺带一提</source>
        <translation>One more product</translation>
    </message>
    <message>
        <source>商品资料里写着顾客说的那个需要、而且有货，才提一件；一个会话最多一次</source>
        <translation>Only a product in stock whose own details speak of the need the customer named; once per conversation at most</translation>
    </message>
    <message>
        <source>答完可以提一件相关的</source>
        <translation>An answer may name one that fits</translation>
    </message>
</context>
<context>
    <name>SoundPreview</name>
    <message>
        <source>听起来是这样，同一件事：</source>
        <translation type="vanished">The same fact, as customers would read it:</translation>
    </message>
    <message>
        <source>听起来是这样，同一件事；有几行的，轮着说：</source>
        <translation>This is how it sounds, for the same fact. Where there are several lines, they take turns:</translation>
    </message>
    <message>
        <source>对不高兴的顾客</source>
        <translation>To an unhappy customer</translation>
    </message>
    <message>
        <source>顾客说再看看</source>
        <translation>To one who hesitates</translation>
    </message>
    <message>
        <source>头一回答他</source>
        <translation>First answer</translation>
    </message>
</context>
<context>
    <name>StaffTable</name>
    <message>
        <source>加一个人</source>
        <translation>Add a person</translation>
    </message>
</context>
<context>
    <name>StartUp</name>
    <message>
        <source>恢复这份备份</source>
        <translation>Restore this backup</translation>
    </message>
    <message>
        <source>从空的开始</source>
        <translation>Start empty</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>副驾驶打不开</source>
        <translation>DeskPilot cannot open</translation>
    </message>
    <message>
        <source>没有找到能用的备份。原来的文件会原样留着。</source>
        <translation>There is no usable backup. The old file is kept as it is.</translation>
    </message>
    <message>
        <source>最近一份完好的备份是 {at} 的。原来的文件会原样留着。</source>
        <translation>The latest intact backup is from {at}. The old file is kept as it is.</translation>
    </message>
    <message>
        <source>这家店的资料正被另一个副驾驶打开着，它没有回应。请先把它关掉。</source>
        <translation>Another DeskPilot has this shop’s data open and does not answer. Please close it first.</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>第 {n} 步做什么</source>
        <translation>What step {n} does</translation>
    </message>
    <message>
        <source>第 {n} 步的名字</source>
        <translation>Name of step {n}</translation>
    </message>
    <message>
        <source>往前移</source>
        <translation>Move up</translation>
    </message>
    <message>
        <source>往后移</source>
        <translation>Move down</translation>
    </message>
    <message>
        <source>删掉这一步</source>
        <translation>Remove this step</translation>
    </message>
    <message>
        <source>要问到</source>
        <translation>Ask for</translation>
    </message>
    <message>
        <source>可选的，用顿号隔开</source>
        <translation>Choices, separated by commas</translation>
    </message>
    <message>
        <source>怎么问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>查哪一行</source>
        <translation>Which row</translation>
    </message>
    <message>
        <source>选一条</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>哪一条</source>
        <translation>Which fact</translation>
    </message>
    <message>
        <source>怎么算</source>
        <translation>Sum</translation>
    </message>
    <message>
        <source>选一个值</source>
        <translation>Choose a value</translation>
    </message>
    <message>
        <source>说什么</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>给同事的交代</source>
        <translation>Note to a colleague</translation>
    </message>
    <message>
        <source>插入一个值…</source>
        <translation>Insert a value…</translation>
    </message>
    <message>
        <source>插入一个值</source>
        <translation>Insert a value</translation>
    </message>
    <message>
        <source>不走下一步的情况…</source>
        <translation>Go elsewhere when…</translation>
    </message>
    <message>
        <source>不走下一步的情况</source>
        <translation>Go elsewhere when</translation>
    </message>
    <message>
        <source>去「{step}」</source>
        <translation>Go to “{step}”</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>照常走下一步</source>
        <translation>Go to the next step</translation>
    </message>
    <message>
        <source>运费表</source>
        <translation>Postage table</translation>
    </message>
</context>
<context>
    <name>StillWaitingSheet</name>
    <message>
        <source>顾客还在等回复</source>
        <translation>The customer is still waiting</translation>
    </message>
    <message>
        <source>先回这句</source>
        <translation>Answer first</translation>
    </message>
</context>
<context>
    <name>SuggestionsPane</name>
    <message>
        <source>建议回复</source>
        <translation>Suggested replies</translation>
    </message>
    <message>
        <source>都划掉了，会用来校准</source>
        <translation>All rejected; the AI learns from it</translation>
    </message>
    <message>
        <source>按 1–3 选用，选用和改动都会用来校准</source>
        <translation>Press 1–3 to use; picks and edits teach the AI</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>都不合适</source>
        <translation>None fit</translation>
    </message>
</context>
<context>
    <name>SystemNotices</name>
    <message>
        <source>又有 {n} 条提醒，最急的：{title}</source>
        <translation>{n} more alerts, the most urgent: {title}</translation>
    </message>
</context>
<context>
    <name>TablePane</name>
    <message>
        <source>条目</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>类目</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>30 天命中</source>
        <translation>30-day hits</translation>
    </message>
    <message>
        <source>原样发</source>
        <translation>As is</translation>
    </message>
    <message>
        <source>被否</source>
        <translation>Rejects</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>知识条目</source>
        <translation>Knowledge entries</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>知识库还是空的</source>
        <translation>Your knowledge base is empty</translation>
    </message>
    <message>
        <source>AI 只答知识库里有的。把客服常用的问答表格导进来，几分钟就能开始。</source>
        <translation>The AI only answers what is in here. Import the table of questions your agents use and start in minutes.</translation>
    </message>
    <message>
        <source>导入表格</source>
        <translation>Import a table</translation>
    </message>
    <message>
        <source>先看看演示店</source>
        <translation>Try the demo shop</translation>
    </message>
    <message>
        <source>自己写第一条</source>
        <translation>Write the first one</translation>
    </message>
    <message>
        <source>没有找到「{text}」</source>
        <translation>Nothing found for “{text}”</translation>
    </message>
    <message>
        <source>这里没有条目</source>
        <translation>No entries here</translation>
    </message>
    <message>
        <source>换个说法，或者清掉筛选看全部。</source>
        <translation>Try other words, or clear the filters to see all.</translation>
    </message>
    <message>
        <source>清掉筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>搜索用时 {n} 毫秒</source>
        <translation>Found in {n} ms</translation>
    </message>
    <message numerus="yes">
        <source>{n} 条</source>
        <translation>
            <numerusform>{n} entry</numerusform>
            <numerusform>{n} entries</numerusform>
        </translation>
    </message>
    <message>
        <source>{all} 条里找到 {n} 条</source>
        <translation>Found {n} of {all}</translation>
    </message>
    <message>
        <source>，已选 {n} 条</source>
        <translation>, {n} selected</translation>
    </message>
    <message>
        <source>一次最多 {n} 条</source>
        <translation>At most {n} at a time</translation>
    </message>
</context>
<context>
    <name>TagChip</name>
    <message>
        <source>按 Delete 或点叉去掉</source>
        <translation>Delete or the cross takes it off</translation>
    </message>
</context>
<context>
    <name>TagSheet</name>
    <message>
        <source>写一个标签，回车加上</source>
        <translation>A tag, then Enter</translation>
    </message>
    <message>
        <source>用过的</source>
        <translation>Used before</translation>
    </message>
</context>
<context>
    <name>TaskActs</name>
    <message>
        <source>做完了：{words}</source>
        <translation>Done: {words}</translation>
    </message>
    <message>
        <source>不记了：{words}</source>
        <translation>Not noted: {words}</translation>
    </message>
    <message>
        <source>不做了：{words}</source>
        <translation>Dropped: {words}</translation>
    </message>
    <message>
        <source>记下了：{words}</source>
        <translation>Noted: {words}</translation>
    </message>
    <message>
        <source>拷好了，看过再贴到聊天里：{words}</source>
        <translation>Copied; read it before you paste it into the chat: {words}</translation>
    </message>
    <message>
        <source>这一单已经付了或关了，不用再提醒</source>
        <translation>This order has been paid or closed; no reminder is needed</translation>
    </message>
    <message>
        <source>推到{due}：{words}</source>
        <translation>Postponed to {due}: {words}</translation>
    </message>
    <message>
        <source>选个时间…</source>
        <translation>Choose a time…</translation>
    </message>
    <message>
        <source>改好了：{words}</source>
        <translation>Changed: {words}</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>记下了</source>
        <translation>Noted</translation>
    </message>
</context>
<context>
    <name>TaskDialog</name>
    <message>
        <source>新建跟进</source>
        <translation>New follow-up</translation>
    </message>
    <message>
        <source>改跟进</source>
        <translation>Edit follow-up</translation>
    </message>
    <message>
        <source>要做什么</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>什么时候之前</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>谁来做</source>
        <translation>Assigned to</translation>
    </message>
    <message>
        <source>记下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>比如：问问尺寸量好没有</source>
        <translation>For example: ask if the room has been measured</translation>
    </message>
    <message>
        <source>顾客：{name}</source>
        <translation>Customer: {name}</translation>
    </message>
    <message>
        <source>谁都行</source>
        <translation>Anybody</translation>
    </message>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>写一句要做什么</source>
        <translation>Say in a few words what to do</translation>
    </message>
    <message>
        <source>这个时间已经过了</source>
        <translation>That time has already passed</translation>
    </message>
    <message>
        <source>和 {name} 有关</source>
        <translation>About {name}</translation>
    </message>
</context>
<context>
    <name>TaskOffers</name>
    <message>
        <source>记下了，{due} 前会提醒</source>
        <translation>Noted, with a reminder before it is due: {due}</translation>
    </message>
    <message>
        <source>好，不记了</source>
        <translation>All right, not noted</translation>
    </message>
    <message>
        <source>记下了</source>
        <translation>Noted</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>过期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>早上回访</source>
        <translation>Morning call-backs</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>待确认</source>
        <translation>To confirm</translation>
    </message>
    <message>
        <source>之后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>先给顾客一个说法，再办</source>
        <translation>Tell the customer first, then do it</translation>
    </message>
    <message>
        <source>夜里没人在时答应过会回，按分量和等了多久排</source>
        <translation>Promised overnight while nobody was here; by worth and waiting time</translation>
    </message>
    <message>
        <source>{about} 已付或已关闭，不用再提醒</source>
        <translation>{about}: paid or closed meanwhile</translation>
    </message>
    <message>
        <source>1 小时后</source>
        <translation>In 1 hour</translation>
    </message>
    <message>
        <source>今晚 20:00</source>
        <translation>Tonight 20:00</translation>
    </message>
    <message>
        <source>明天 10:00</source>
        <translation>Tomorrow 10:00</translation>
    </message>
    <message>
        <source>一周后 10:00</source>
        <translation>In a week 10:00</translation>
    </message>
    <message>
        <source>没有文字，看看发来的图片或文件</source>
        <translation>No words: look at the picture or file that came</translation>
    </message>
    <message>
        <source>{due}（估的）</source>
        <translation>~ {due}</translation>
    </message>
    <message>
        <source>不分顾客</source>
        <translation>No customer</translation>
    </message>
    <message>
        <source>AI 从聊天和订单里看出来的，你说了才算</source>
        <translation>What the AI noticed in chats and orders; you decide</translation>
    </message>
    <message>
        <source>AI</source>
        <translation>AI</translation>
    </message>
    <message>
        <source>谁都行</source>
        <translation>Anybody</translation>
    </message>
    <message>
        <source>{about} 已经下单，不用再去问</source>
        <translation>{about} has ordered, no need to ask</translation>
    </message>
    <message>
        <source>{about} 没说时间，会话结束了</source>
        <translation>{about} named no time, and the conversation ended</translation>
    </message>
    <message>
        <source>{about} 过了时间没人确认</source>
        <translation>{about} passed its time unconfirmed</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>最慢一成 {value}</source>
        <translation>Slowest 10% {value}</translation>
    </message>
    <message>
        <source>AI {value}</source>
        <translation>AI {value}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>TodaySection</name>
    <message>
        <source>截至 {time}，和昨天这时比</source>
        <translation>Until {time}, vs yesterday</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Dashboard</translation>
    </message>
    <message>
        <source>打开数据看板</source>
        <translation>Open the dashboard</translation>
    </message>
</context>
<context>
    <name>ToolBar</name>
    <message>
        <source>我的店</source>
        <translation>My shop</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Alerts</translation>
    </message>
    <message>
        <source>辅助</source>
        <translation>Assist</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>搜索客户、订单、知识</source>
        <translation>Search all</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>AI 怎么做</source>
        <translation>How the AI works</translation>
    </message>
    <message>
        <source>条提醒</source>
        <translation>alerts</translation>
    </message>
    <message>
        <source>换成浅色</source>
        <translation>Switch to light</translation>
    </message>
    <message>
        <source>换成深色</source>
        <translation>Switch to dark</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>AI 正在准备</source>
        <translation>AI is getting ready</translation>
    </message>
    <message>
        <source>AI 正在重启，来信照收</source>
        <translation>AI is restarting, messages still come in</translation>
    </message>
    <message>
        <source>已停止</source>
        <translation>Stopped</translation>
    </message>
    <message>
        <source>店主设了密码：只能由店主往自动里调</source>
        <translation>The owner has set a PIN: only the owner can give the AI more to do</translation>
    </message>
    <message>
        <source>另有 {n} 处单独设</source>
        <translation>{n} set apart</translation>
    </message>
    <message>
        <source>AI 在各个渠道怎么做</source>
        <translation>What the AI does on each channel</translation>
    </message>
    <message>
        <source>按渠道设（Ctrl+M）</source>
        <translation>Set by channel (Ctrl+M)</translation>
    </message>
    <message>
        <source>有的渠道或知识类别有自己的模式，点左边的箭头看</source>
        <translation>Some channels or kinds of knowledge have a mode of their own; press the arrow to see</translation>
    </message>
    <message>
        <source>搜客户、订单</source>
        <translation>Search all</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>（后面还有 {n} 字，复制可得全文）</source>
        <translation>(characters left: {n}; copy for the full text)</translation>
    </message>
    <message>
        <source>把握 {share:.2f}</source>
        <translation>Confidence {share:.2f}</translation>
    </message>
    <message>
        <source>看来源 {name}</source>
        <translation>Source: {name}</translation>
    </message>
    <message>
        <source>看看为什么</source>
        <translation>See why</translation>
    </message>
    <message>
        <source>设为知识</source>
        <translation>Add to knowledge</translation>
    </message>
    <message>
        <source>重发</source>
        <translation>Resend</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>另存为</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>在浏览器里打开 {host}</source>
        <translation>Open {host} in the browser</translation>
    </message>
    <message>
        <source>发一条更正</source>
        <translation>Send a correction</translation>
    </message>
    <message>
        <source>撤回（已经发出，渠道收不回来）</source>
        <translation>Take back (it has left, and the channel cannot recall it)</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>聊天记录</source>
        <translation>Chat history</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>按一下用系统的看图程序打开</source>
        <translation>Click to open it in your picture viewer</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>知识文件 (*.csv *.xlsx *.jsonl *.txt *.json)</source>
        <translation>Knowledge files (*.csv *.xlsx *.jsonl *.txt *.json)</translation>
    </message>
    <message>
        <source>导入知识</source>
        <translation>Import knowledge</translation>
    </message>
    <message>
        <source>正在放入演示店…</source>
        <translation>Loading the demo shop…</translation>
    </message>
    <message>
        <source>知识库</source>
        <translation>knowledge</translation>
    </message>
    <message>
        <source>导出知识</source>
        <translation>Export knowledge</translation>
    </message>
    <message>
        <source>演示店放好了，可以到接待台看顾客来问。</source>
        <translation>The demo shop is loaded; watch customers ask at the desk.</translation>
    </message>
    <message>
        <source>正在导出 {done} / {total} 条</source>
        <translation>Exporting {done} of {total}</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>导出停下了，没有留下文件。</source>
        <translation>Export stopped, no file was left.</translation>
    </message>
    <message>
        <source>没能写进这个文件夹，换一个地方再试。</source>
        <translation>Cannot write to this folder; try another place.</translation>
    </message>
    <message>
        <source>磁盘满了，没有写成。</source>
        <translation>Disk full, nothing was written.</translation>
    </message>
    <message>
        <source>已导出 {n} 条到「{file}」</source>
        <translation>Exported to “{file}”, entries: {n}</translation>
    </message>
</context>
<context>
    <name>TransferSheet</name>
    <message>
        <source>现在没有别的同事在岗，转过去要等对方回来才看到。</source>
        <translation>Nobody else is on duty now: they will see it when they are back.</translation>
    </message>
    <message>
        <source>留一句话，同事打开就看到</source>
        <translation>A word for your colleague</translation>
    </message>
    <message>
        <source>给同事的话</source>
        <translation>A word for your colleague</translation>
    </message>
    <message>
        <source>转接</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>不在岗</source>
        <translation>Away</translation>
    </message>
    <message numerus="yes">
        <source>手上 {n} 段会话</source>
        <translation>
            <numerusform>{n} open chat</numerusform>
            <numerusform>{n} open chats</numerusform>
        </translation>
    </message>
    <message>
        <source>手上没有会话</source>
        <translation>no open chats</translation>
    </message>
    <message>
        <source>也告诉顾客换了谁</source>
        <translation>Tell the customer who takes over</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>打开窗口</source>
        <translation>Open window</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>{n} 条提醒</source>
        <translation>Alerts: {n}</translation>
    </message>
    <message>
        <source>副驾驶</source>
        <translation>DeskPilot</translation>
    </message>
</context>
<context>
    <name>UndoStrip</name>
    <message>
        <source>{n} 秒内可撤回</source>
        <translation>{n} s to undo</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Undo</translation>
    </message>
</context>
<context>
    <name>VersionList</name>
    <message>
        <source>更早的 {n} 版没有列出来</source>
        <translation>Older versions not listed: {n}</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>现在这版</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>改了{fields}</source>
        <translation>Changed: {fields}</translation>
    </message>
</context>
<context>
    <name>WelcomeRow</name>
    <message>
        <source>所有渠道</source>
        <translation>All channels</translation>
    </message>
    <message>
        <source>哪个渠道</source>
        <translation>Which channel</translation>
    </message>
    <message>
        <source>早上 5 点起</source>
        <translation>Morning, from 5</translation>
    </message>
    <message>
        <source>白天 11 点起</source>
        <translation>Day, from 11</translation>
    </message>
    <message>
        <source>晚上 18 点起</source>
        <translation>Evening, from 18</translation>
    </message>
    <message>
        <source>夜里 23 点起</source>
        <translation>Night, from 23</translation>
    </message>
    <message>
        <source>{part}，顾客看到的是：</source>
        <translation>{part}, the customer reads:</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>{group} {value}，门槛 {floor}</source>
        <translation>{group} {value}, needs {floor}</translation>
    </message>
    <message>
        <source>没有特别的地方</source>
        <translation>Nothing special</translation>
    </message>
    <message>
        <source>1 顾客说了什么（0 到 1，越大越明显）</source>
        <translation>1 What the customer said (0 to 1; more is clearer)</translation>
    </message>
    <message>
        <source>知识库里没有找到像的</source>
        <translation>Nothing similar in the knowledge</translation>
    </message>
    <message>
        <source>最像的是{title}</source>
        <translation>Closest is {title}</translation>
    </message>
    <message>
        <source>比第二像的高出</source>
        <translation>Ahead of the runner-up by</translation>
    </message>
    <message>
        <source>2 找到了什么答案</source>
        <translation>2 Which answer was found</translation>
    </message>
    <message>
        <source>3 {sentence}</source>
        <translation>3 {sentence}</translation>
    </message>
    <message>
        <source>4 {sentence}</source>
        <translation>4 {sentence}</translation>
    </message>
    <message>
        <source>5 {sentence}</source>
        <translation>5 {sentence}</translation>
    </message>
    <message>
        <source>带 + 的抬高它，带 − 的压低它，下面几步也一样</source>
        <translation>What has a + raises it, what has a − lowers it; so in the steps below</translation>
    </message>
    <message>
        <source>请人的原因：{reason}</source>
        <translation>Why a person is called: {reason}</translation>
    </message>
    <message>
        <source>6 所以</source>
        <translation>6 Therefore</translation>
    </message>
    <message>
        <source>没选{title}：它讲的事顾客没提</source>
        <translation>Not {title}: it is about something the customer did not mention</translation>
    </message>
    <message>
        <source>已经反问过一次，还是没把握，不再追问顾客</source>
        <translation>Already asked back once and still not sure, so no more questions</translation>
    </message>
    <message>
        <source>AI 关着，不自己发，只备好草稿给你</source>
        <translation>AI is off: it sends nothing, but has a draft for you</translation>
    </message>
    <message>
        <source>没选{title}：没有第一条像</source>
        <translation>Not {title}: it fits less well than the first</translation>
    </message>
</context>
<context>
    <name>WhySection</name>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Less</translation>
    </message>
    <message>
        <source>完整过程</source>
        <translation>All steps</translation>
    </message>
    <message>
        <source>从 0 到 1，越大越明显</source>
        <translation>From 0 to 1; more is clearer</translation>
    </message>
</context>
<context>
    <name>_AliasRow</name>
    <message>
        <source>存下</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>叫法，比如 奶茶色</source>
        <translation>Name used, such as 奶茶色</translation>
    </message>
    <message>
        <source>就是，比如 NC-01</source>
        <translation>Means, such as NC-01</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>叫法</source>
        <translation>Name used</translation>
    </message>
    <message>
        <source>就是</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>是什么</source>
        <translation>Kind</translation>
    </message>
</context>
<context>
    <name>_DropVeil</name>
    <message>
        <source>松开就导入</source>
        <translation>Drop to import</translation>
    </message>
</context>
<context>
    <name>_FactRow</name>
    <message>
        <source>空着就是没有，用到它的回答不会发出去</source>
        <translation>Empty: answers that use it will not be sent</translation>
    </message>
    <message>
        <source>单位：{unit}，只写数字</source>
        <translation>In {unit}, only the number</translation>
    </message>
</context>
<context>
    <name>_HoursRow</name>
    <message>
        <source>几点开始</source>
        <translation>Start hour</translation>
    </message>
    <message>
        <source>几点结束</source>
        <translation>End hour</translation>
    </message>
    <message>
        <source> 点</source>
        <translation>:00</translation>
    </message>
</context>
<context>
    <name>_LanguageRow</name>
    <message>
        <source>这个语言的文件没有随附，界面还是中文</source>
        <translation>The file for this language is missing; the screens stay Chinese</translation>
    </message>
</context>
<context>
    <name>_ModeCell</name>
    <message>
        <source>现在：{mode}</source>
        <translation>Now: {mode}</translation>
    </message>
    <message>
        <source>跟随总开关</source>
        <translation>Follow main</translation>
    </message>
</context>
<context>
    <name>_Person</name>
    <message>
        <source>去掉这个人</source>
        <translation>Remove this person</translation>
    </message>
    <message>
        <source>从几点</source>
        <translation>From hour</translation>
    </message>
    <message>
        <source>到几点</source>
        <translation>To hour</translation>
    </message>
    <message>
        <source> 点</source>
        <translation>:00</translation>
    </message>
    <message>
        <source>名字，顾客会看到</source>
        <translation>Name, seen by customers</translation>
    </message>
    <message>
        <source>名字</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>擅长，比如 定制、售后</source>
        <translation>Good at: custom work…</translation>
    </message>
    <message>
        <source>擅长什么</source>
        <translation>Good at</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>请假、出门时去掉勾，转人工就不找这个人</source>
        <translation>Take the tick away while they are off: no customer is given to them</translation>
    </message>
</context>
<context>
    <name>_PinRow</name>
    <message>
        <source>已保存</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>改密码</source>
        <translation>Change PIN</translation>
    </message>
    <message>
        <source>设密码</source>
        <translation>Set PIN</translation>
    </message>
    <message>
        <source>不要密码了</source>
        <translation>Take it off</translation>
    </message>
    <message>
        <source>现在的密码</source>
        <translation>PIN now</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New PIN</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>空着就是其余地区；比如 江浙沪、新疆</source>
        <translation>Leave empty for everywhere else</translation>
    </message>
    <message>
        <source>哪些地区</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>删掉这一行</source>
        <translation>Delete this row</translation>
    </message>
    <message>
        <source>首重多少钱</source>
        <translation>First weight costs</translation>
    </message>
    <message>
        <source>首重几公斤</source>
        <translation>First weight</translation>
    </message>
    <message>
        <source>续重每公斤</source>
        <translation>Each further kg</translation>
    </message>
    <message>
        <source>运费</source>
        <translation>Postage</translation>
    </message>
    <message>
        <source>满多少免，零为不免</source>
        <translation>Free from (0: never)</translation>
    </message>
    <message>
        <source> 元</source>
        <translation> yuan</translation>
    </message>
    <message>
        <source> 公斤</source>
        <translation> kg</translation>
    </message>
</context>
<context>
    <name>_Rule</name>
    <message>
        <source>成交意向强</source>
        <translation>Close to buying</translation>
    </message>
    <message>
        <source>有这个标签</source>
        <translation>Has the tag</translation>
    </message>
    <message>
        <source>什么样的顾客</source>
        <translation>Which customers</translation>
    </message>
    <message>
        <source>请谁来接</source>
        <translation>Given to</translation>
    </message>
    <message>
        <source>选一个人</source>
        <translation>Choose somebody</translation>
    </message>
    <message>
        <source>标签，比如 定制</source>
        <translation>Tag, such as custom</translation>
    </message>
    <message>
        <source>标签</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>请</source>
        <translation>to</translation>
    </message>
    <message>
        <source>去掉这条规则</source>
        <translation>Remove this rule</translation>
    </message>
</context>
<context>
    <name>_ShopMode</name>
    <message>
        <source>总开关</source>
        <translation>Main switch</translation>
    </message>
    <message>
        <source>和上方工具栏是同一个</source>
        <translation>The same as in the toolbar</translation>
    </message>
</context>
</TS>
