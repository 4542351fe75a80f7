## 拒绝：说清发生了什么、怎样补救。

refusal-no-role-yet = 账号还没有角色。请安全管理员授予角色，需要时由总经办批准。
refusal-not-found = 没有找到。它可能不存在，或者不在您的权限之内。
refusal-sign-in-needed = 请先登录。
refusal-not-allowed = 您没有这项权限。需要的话，请找管理员。
refusal-method-not-allowed = 这个地址不接受这种请求。
refusal-too-large = 内容太大，最多 1 MiB。请分开提交。
refusal-media-type = 内容类型不对。接口用 application/json，页面用表单。
refusal-request-unreadable = 请求无法读取。请刷新页面再试。
refusal-foreign-page = 请求不是从本系统的页面发出的，没有执行。请从本系统的页面操作。
refusal-foreign-host = 演示只能用 localhost 或 127.0.0.1 打开。
refusal-failure = 系统出了错，没有改动任何内容。请再试；还不行请把编号报给管理员。
refusal-unavailable = 系统暂时不能保存，没有改动任何内容。请稍后再试；手机上的操作会自动重发。
refusal-disk-full = 磁盘已满，暂时不能保存，没有改动任何内容。请通知管理员腾出空间；手机上的操作会自动重发。
refusal-timeout = 处理时间太长，已停止。请再试。
refusal-body-slow = 内容没有及时送到，什么也没有改。请再试。
refusal-host-absent = 请求没有带上本系统的地址，无法印出二维码。请从浏览器打开本页。
refusal-json-unreadable = 内容不是完整的 JSON：{ $problem }
refusal-json-unfit = JSON 的内容不对：{ $problem }
refusal-phone-time-unreadable = Phone-Time 应是毫秒数。
refusal-command-absent = 缺少命令编号：请带上 Idempotency-Key（接口）或 command（表单）。
refusal-command-unfit = 命令编号应是第 7 版 UUID，小写、带连字符。
refusal-command-reused = 这个命令编号已用于别的内容。请用新的编号再发。
refusal-field-unknown = 没有“{ $field }”这一项。请去掉它。
refusal-number-unfit = “{ $typed }”不是合适的数。请填整数。
refusal-day-unknown = 没有这一天。请按 2026-07-06 的样子填。
refusal-time-unknown = 没有这个时间。请按 09:30 的样子填。
refusal-time-impossible = 这个时间超出了范围。请填近年的时间。
refusal-choice-unknown = 没有这个选项。请从列出的里面选。
refusal-site-unfit = 简称用 2 到 32 个小写字母、数字或连字符。
refusal-site-unknown = 没有这个场所。
refusal-site-taken = 这个简称已有场所在用。请换一个。
refusal-time-zone-unknown = 没有这个时区。请填如 Asia/Shanghai。
refusal-standard-has-problems = 服务标准里有问题，没有采用。
refusal-link-unknown = 链接已失效或用过了。请在终端里重新取得。
refusal-sign-in-wrong = 账号或密码不对，或账号已停用。
refusal-sign-in-too-often = 试得太多了。请过 { $seconds } 秒再试。
refusal-password-unfit = 密码要有 { $least } 到 200 个字。
refusal-password-common = 这是人人都会先试的密码。请换一个。
refusal-password-has-login = 密码里不能有登录名。请换一个。
refusal-password-wrong = 原来的密码不对。
refusal-login-unfit = 登录名用 2 到 32 个字母、数字或 . - _。
refusal-login-taken = 这个登录名已有人用。请换一个。
refusal-language-unknown = 没有这种语言。
refusal-token-days-unfit = 令牌有效期是 1 到 365 天。
refusal-name-unfit = “{ $name }”不合适：请填 1 到 50 个看得见的字。
refusal-text-unfit = 最多 { $most } 个字，现在 { $length } 个，且不能有控制字符或看不见的字符。
refusal-account-unknown = 没有这个账号。
refusal-not-oneself = 不能对自己的账号这样做。请另一位管理员来做。
refusal-role-unknown = 没有这个角色。
refusal-role-held = 已经有这个角色了。
refusal-role-not-held = 没有这个角色，或已经处理过了。
refusal-roles-kept-apart = 系统管理员、安全管理员、审计管理员不能由一人兼任；安全管理员也不能兼任总经办。
refusal-not-ones-own-grant = 这个角色是您自己授予的。请另一位来批准。
refusal-last-of-its-role = 这里只剩这一位能担任这个角色了。请先让另一位担任。
refusal-id-taken = 这个编号已有东西在用。请用新的编号再发。
refusal-building-unknown = 没有这座楼。
refusal-floor-unknown = 没有这一层。
refusal-department-unknown = 没有这个部门。
refusal-room-unknown = 没有这个房间。请从列出的里面选。
refusal-room-part-of-itself = 房间不能是自己的一部分。
refusal-room-code-unknown = 这个二维码已失效。请找会务服务员。
refusal-team-not-in-standard = 服务标准里没有这个班组。
refusal-closure-unknown = 没有这段停用时间。
refusal-field-empty = 请填这一项。
refusal-moment-unknown = 没有这个时间。请选日期和时刻。
refusal-name-taken = 已经有“{ $name }”了。请换一个名称。
refusal-number-on-door-unfit = 门牌请填 1 到 20 个字。
refusal-level-unfit = 层数请填 -20 到 200；一层是 1，地下一层是 -1。
refusal-capacity-unfit = 容量最多 { $most } 人。
refusal-list-too-long = 最多 { $most } 样，现在 { $count } 样。
refusal-person-unknown = 没有这个人。
refusal-telephone-unfit = “{ $typed }”不像电话号码：写 3 到 20 位数字，可以带空格、横线和“转”。
refusal-plate-unfit = “{ $typed }”不像车牌：写 4 到 9 位字母、数字或汉字。
refusal-back-at-unfit = 返回时间要在现在以后、一年以内。
refusal-presence-of-leaders-alone = 只登记有位次的领导的去向。
refusal-workbook-absent = 请选一个 Excel 文件（.xlsx）。
refusal-workbook-unreadable = 打不开这个文件：请存成 .xlsx 再上传。
refusal-workbook-too-large = 文件太大：最多 { $most } MB。请分成几个文件。
refusal-workbook-too-many-rows = 行数太多：最多 { $most } 行。请分成几个文件。
refusal-workbook-row-twice = 第 { $row } 行来了两次，没有导入。请重新上传表格。
refusal-workbook-empty = 文件里没有内容：第一行写列名，可以先下载空白模板。
refusal-workbook-without-names = 没有“姓名”这一列：第一行写列名，可以先下载空白模板。
refusal-workbook-column-unknown = 不认识“{ $name }”这一列：删掉它，或者改成模板里的列名。
refusal-workbook-column-twice = “{ $name }”这一列出现了两次。
refusal-sheet-waits-no-longer = 这份表已经导入过，或者等得太久了。请重新上传。
refusal-sheet-id-unknown = 名录里没有这个编号：清空编号就当作新的人。
refusal-sheet-name-of-several = “{ $name }”有几个：写清部门，或者填上编号。
refusal-sheet-department-unknown = 没有“{ $name }”这个部门：先在名录里添加，或者改正。
refusal-sheet-room-unknown = 没有“{ $name }”这个房间：先在名录里添加，或者改正。
refusal-sheet-leader-unknown = 名录里没有“{ $name }”：改正名字，或者把这位领导也写进表里。
refusal-row-repeated = 这个人在表里出现了两次：留下一行。
refusal-acts-for-themselves = 一个人不能当自己的秘书。
refusal-account-taken = 这个账号已经是名录里另一个人的。
refusal-precedence-unfit = 位次请填 1 到 { $most }，1 最高。
refusal-team-unknown = 没有这个班组。
refusal-table-unknown = 没有这张节假日表。
refusal-weekdays-none = 至少选一天。
refusal-token-made-already = 这个令牌已经生成过了，密文只显示一次。没有记下的话，请撤销它，再生成一个。
refusal-title-empty = 请填会议名称。
refusal-ends-before-starts = 结束要在开始之后；跨夜的会议最长十二小时。请改结束时间。
refusal-ends-in-the-past = 结束时间已经过去了。请改到以后。
refusal-meeting-too-long = 一次会议太长了。请分成几次预订。
refusal-room-not-for-meetings = { $room }不是开会的地方。请换一间。
refusal-headcount-zero = 请填参会人数。
refusal-room-too-small = { $room }最多 { $capacity } 人，这次有 { $headcount } 人。请换大一些的会议室。
refusal-layout-unknown = 没有“{ $layout }”这种台型。可选：{ $layouts }
refusal-equipment-absent = { $room }没有{ $equipment }。请去掉，或换一间。
refusal-attendees-too-many = 参会人员最多列 { $most } 位。
refusal-rank-zero = { $name }的位次应从 1 起。
refusal-rank-unfit = { $name }的位次请填 1 到 { $most }。
refusal-seat-unfit = 座位“{ $seat }”不合适。请按 A1 的样子填。
refusal-seat-taken = 座位 { $seat } 已给{ $other }，不能再给{ $name }。
refusal-attendee-unknown = 名单上没有这位来宾。
refusal-booked-as-cancelled = 不能预订一个已取消的会议。
refusal-cancel-by-its-own-act = 取消请用“取消会议”，并写明原因。
refusal-room-held = { $way ->
    [named] { $room }在 { $from } 至 { $until } 已被“{ $title }”占用（含布场和清场）。请换时间或换一间。
    [named-part] { $room }在 { $from } 至 { $until } 不能用：合并使用的{ $part }已被“{ $title }”占用（含布场和清场）。请换时间或换一间。
    [part] { $room }在 { $from } 至 { $until } 不能用：合并使用的{ $part }已被占用（含布场和清场）。请换时间或换一间。
   *[taken] { $room }在 { $from } 至 { $until } 已被占用（含布场和清场）。请换时间或换一间。
}
refusal-room-closed = { $way ->
    [part] { $room }在 { $from } 至 { $until } 不能用：合并使用的{ $part }停用（{ $reason }）。请换时间或换一间。
   *[taken] { $room }在 { $from } 至 { $until } 停用（{ $reason }）。请换时间或换一间。
}
refusal-room-divided-over-meetings = 这样分合会让会议撞在一起：{ $meetings }。请先改这些会议。
refusal-meeting-unknown = 没有这个会议。
refusal-meeting-is-cancelled = 会议已取消，不能再改。
refusal-meeting-is-over = 会议已结束，不能再改。
refusal-start-far-off = 会议定在 { $starts } 开始，还差两个多小时。如果时间改了，请先改会议的时间。
refusal-room-in-use = { $room }从 { $from } 起正在开“{ $title }”。请先结束那个会。
refusal-before-it-was-booked = 会议在 { $booked } 才预订，不能更早。请核对时间。
refusal-meeting-changed-meanwhile = 有人刚改过这个会议（第 { $revision } 版）。请看过新的内容再改。
refusal-room-of-a-running-meeting = 会议正在进行，不能换会议室。
refusal-nothing-to-take-back = 没有可收回的。只能收回您自己刚做的。
refusal-too-late-to-take-back = 已过一分钟，不能再收回。请找领班更正。
refusal-others-followed = 别人已在这之后继续，不能再收回。请找领班更正。
refusal-agreement-not-asked = 这个会议的服务标准不要求总经办确认。
refusal-agreement-with-oneself = 会议是您自己预订的，要由总经办的另一位同事确认。
refusal-agreement-orders-changed = 这个会议的委托单刚刚改过。请看清变更后再确认。
refusal-change-unknown = 没有这次更改。
refusal-reason-empty = 请写明原因（最多 200 个字）。
refusal-time-not-on-that-day = { $time } 这个时间在当地不存在（时钟拨动）。请改时间。
refusal-recurrence-unreadable = 重复规则读不懂：{ $problem }
refusal-recurrence-endless = 重复没有结束。请填次数或截止日。
refusal-recurrence-too-often = 最多每天重复一次。
refusal-recurrence-too-many = 最多重复 { $most } 次。
refusal-recurrence-empty = 这样重复，一次会议也没有。
refusal-recurrence-part-unsupported = 重复规则里的 { $part } 不能用。请去掉它；可用 FREQ、INTERVAL、COUNT、UNTIL、BYDAY、BYMONTHDAY、BYMONTH、BYYEARDAY、BYWEEKNO、BYSETPOS、WKST。
refusal-recurrence-part-of-time = 每次几点开始由“开始”决定。请从重复规则里去掉 { $part }。
refusal-recurrence-part-twice = 重复规则里的 { $part } 写了两遍。请只留一个。
refusal-recurrence-parts-clash = { $part } 不能和 { $other } 一起用。请去掉 { $part }，或改 FREQ。
refusal-recurrence-position-alone = BYSETPOS 要和 BYDAY 等一起用。请补上 BYDAY，或去掉 BYSETPOS。
refusal-recurrence-two-ends = 次数（COUNT）和截止（UNTIL）只能填一个。请去掉一个。
refusal-recurrence-exdate = 不开会的日子请填在“除去这些日子”里，不写 EXDATE。
refusal-recurrence-rdate = 另外加的日子请单独预订，不写 RDATE。
refusal-recurrence-value-unfit = 重复规则里的 { $part } 不对：“{ $value }”。{ $part ->
    [FREQ] 请填 DAILY、WEEKLY、MONTHLY 或 YEARLY。
    [INTERVAL] 请填 1 到 999 的整数。
    [COUNT] 请填 1 到 366 的整数。
    [UNTIL] 请按 20261231 填日子，或按 20261231T100000Z 填世界时。
    [BYDAY] 请填 MO 到 SU；每月第几个写成 1MO，最后一个写成 -1FR。
    [WKST] 请填 MO 到 SU 中的一个。
   *[other] 请填范围内的整数，用逗号分开；从末尾数的加负号。
}
refusal-not-of-a-series = 这个会议不是系列会议，没有以后的几次。请改为只改这一次。
refusal-duty-unknown = 没有这件任务。
refusal-duty-photo-missing = 这件任务要有照片才算完成。请先加照片。
refusal-duty-photo-unasked = 这件任务不用拍照。
refusal-duty-settled = 这件任务已经了结。
refusal-not-your-team = 这件事由别的班组负责。
refusal-not-on-duty = 这件任务正由当班的同事负责。请先上岗，再来完成。
refusal-not-of-the-team = 此人不在负责的班组里。请选班组里的人。
refusal-step-unknown = 没有这一步，共 { $count } 步。
refusal-step-out-of-order = 要按顺序：先做“{ $step }”。
refusal-step-left = 还有一步没做：“{ $step }”。
refusal-note-empty = 请写点内容。
refusal-request-kind-unknown = 没有这种请求。
refusal-document-from-empty = 请填文件从谁那里取。
refusal-document-to-empty = 请填文件交给谁。
refusal-requests-waiting = 已经通知了好几件，会务服务员正在赶来。请稍等。
refusal-no-meeting-in-the-room = 这里现在没有会议。

## 告知。

notice-already-done = { $by }已在 { $at } 做好了。
notice-already-said = 已在 { $at } 记下了。
notice-already-on-duty = 您已在当班。
notice-already-off-duty = 您没有当班。
notice-superseded = “{ $title }”以先做的为准：{ $by }，{ $at }。
refusal-agreed-missing = 约定的时间还没有写。请写上几点几分之前。
refusal-agreed-in-the-past = 约定的时间已经过去了。请写一个以后的时间。
refusal-telephone-needed = 约定回电需要电话号码。请先问清号码。
refusal-matter-empty = 事由还没有填。请写一句来电的事由。
refusal-to-empty = 没有写转给谁。请写科室或者人。
refusal-agreed-unfit = “{ $typed }”不是合适的时间。请按 14:30、1430、+20（分钟后）或 11-27 09:00 的样子填。
refusal-agreed-far = 约定的时间太远。请约在 { $days } 天以内。
refusal-call-unknown = 没有这个来电。它可能不存在，或者不在您的权限之内。
refusal-call-not-passed-on = 这个来电没有转给别人，不用接收。
refusal-call-back-not-agreed = 这个来电没有约定回电。
refusal-call-settled = 这个来电已由{ $by }办理，不用再办。
refusal-call-erased = 保存期已满，登记内容已抹去，不能再更正。
refusal-call-changed-meanwhile = 有人刚更正过这个来电（第 { $revision } 版）。请对照下面的不同之处，再决定保存哪一份。
refusal-receipt-by-empty = 没有写是谁接收的。请写接收人的姓名。
refusal-question-empty = 问题还没有填。请写来访人问的是什么。
refusal-answer-empty = 答复还没有填。请写怎样答复的。
refusal-wordings-many = 其他问法太多，最多 { $most } 条，一行一条。
refusal-question-known = 知识库里已经有这个问题。请改那一条。
refusal-knowledge-unknown = 知识库里没有这一条，可能刚被删除。请另选一条。
refusal-knowledge-expired = 这一条已过有效期。请另选一条，或者请领班更新。
refusal-knowledge-changed-meanwhile = { $by }刚改过这一条（第 { $revision } 版）。请看过新的内容，再决定保存哪一份。
refusal-inquiry-unknown = 没有这个问询。它可能不存在，或者不在您的权限之内。
refusal-inquiry-answered = 这个问询已由{ $by }答复。
refusal-inquiry-erased = 保存期已满，登记内容已抹去。
refusal-proposal-unknown = 这个答复没有建议，或者已经处理过。
refusal-span-turned = 起止日期颠倒了。请让开始的日子在前。
refusal-matter-unknown = 没有这个事项。请从列表里选。
refusal-window-unknown = 没有这个窗口。请从列表里选。
refusal-ticket-unknown = 没有这个号，或不是今天的。
refusal-ticket-stands-otherwise = { $ticket } 现在是“{ $state ->
    [waiting] 等候
    [called] 已叫号
    [parked] 暂存
    [absent] 过号
    [done] 已办结
   *[left] 已离开
 }”，不能这样处理。请看最新的列表。
refusal-nobody-waits = { $window } 办理的事项没有人在等候。
refusal-hall-full = 等候的人太多，请到服务台。
refusal-hall-too-many = 最多 { $most } 个。
refusal-wait-limit-unfit = 请填 1 到 { $most } 分钟。
refusal-people-unfit = 请填 1 到 { $most } 人。
refusal-crowded-below-busy = “拥挤”的人数要比“人多”的多。
refusal-letter-unfit = 请填一个字母，A 到 Z。
refusal-letter-taken = 这个字母已用于别的事项。
refusal-device-kind-unknown = 没有这种设备。请从列表里选。
refusal-device-unknown = 没有这个设备，或已停用。
refusal-lingering-unknown = 没有这条滞留登记。
refusal-lingering-settled = 这条滞留登记已处理完。
refusal-score-unfit = 请选 1 到 5。
refusal-rated-already = 这个号已经评价过了，谢谢。
refusal-rating-unknown = 没有这条评价。
refusal-rating-settled = 这条评价已处理。
# Visits and entry control.
refusal-visitor-name-unfit = 来访人姓名要 1 到 50 个看得见的字。请改好再登记。
refusal-document-number-unfit = 证件号码不对，请对照证件再输一次，或留空。
refusal-companions-unfit = 随行最多 { $most } 人。请改少，或分开登记。
refusal-host-namesakes = 有几位叫{ $name }：{ $choices }。请在姓名后空一格写上部门。
refusal-visit-in-the-past = 预约时间已经过去。请改成今天或以后。
refusal-visit-too-far-ahead = 最多提前 92 天预约。请改早一些。
refusal-moment-unfit = 请写日期和时间，如 2026-11-26 09:30。
refusal-visit-unknown = 没有这条来访。请回到来访登记里找。
refusal-visit-erased = 这条来访的个人信息已到期删除。请作为新来访登记。
refusal-visit-is-open = 这条来访还没有结束，不用再登记。
refusal-visit-is-over = 这条来访已经结束。
refusal-visit-of-another-day = 这条来访不在今天。请登记今天的来访。
refusal-visit-day-is-over = 那一天已经结束，不能再改。需要时写工作日志。
refusal-visit-is-inside = 来访人已在楼内。
refusal-visit-is-not-inside = 来访人还没有进入。请先放行。
refusal-visit-has-left = 来访人已经离开。再来请按“再次来访”。
refusal-visit-was-refused = 已经不予进入。要改，请先撤回。
refusal-visit-was-cancelled = 来访已经取消。要恢复，请先撤回。
refusal-visit-approval-awaited = 要等当班领班同意才能放行。请联系领班。
refusal-visit-approval-denied = 领班不同意进入。请选“不予进入”。
refusal-visit-host-asks-to-wait = 被访人请来访人等候。等被访人答复接见后再放行。
refusal-visit-host-refuses = 被访人不见。请选“不予进入”，或先改答复。
refusal-visit-changed-meanwhile = 别人刚改过这条来访。请看两边的不同，再决定保存。
refusal-visit-nothing-asked = 这条来访没有等领班意见。
refusal-approver-is-not-on-duty = 只有当班领班可以同意。请先上岗。
refusal-badge-is-not-out = 这张访客证没有在外面。
refusal-visit-has-no-badge = 来访人还没有进入，没有访客证。
refusal-visit-carries-nothing = 没有登记携带物品。请先更正登记。
refusal-looks-too-often = 一小时内最多查看 { $most } 次，过一会再来。
refusal-number-out-of-range = 请写 { $least } 到 { $most } 之间的数。
refusal-visit-keeping-not-proposed = 这条规定已经改过。请看最新的。
refusal-watch-unknown = 名单里没有这一条。
refusal-watch-nothing-asked = 这一条没有等人同意。
refusal-watch-second-person = 要由另一个人同意。
refusal-watch-nothing-to-find-by = 请写电话或证件号码，才能识别。
notice-guest-arrived = 会议来宾已到大厅，{ $count } 人，前往 { $room }。
# End of visits.
refusal-rated-unserved = 叫到号以后当天才能评价。
refusal-reception-record-unknown = 没有这一天的接访记录。
refusal-reception-record-changed = 登记刚有变动，显示的已是最新内容。请核对后再签字。
refusal-reception-record-unchanged = 签字之后没有改动，不用再签。
refusal-reception-record-unexplained = 还缺 { $count } 项。请补齐，或写明补不齐的原因。
refusal-reception-record-still-inside = 还有 { $count } 批来访人在楼内。请等他们离开后再签；现在就要签的，请勾选“现在仍要签字”。
refusal-reception-record-reason-empty = 请写明更正的原因（最多 500 个字）。
refusal-reception-record-unsigned = 接待岗还没有签字。
refusal-reception-record-signed-anew = 接待岗刚刚重新签过字。请核对最新一版。
refusal-reception-record-returned = 这一版已经退回。
refusal-reception-record-countersigned = 这一版已经复签归档。
refusal-reception-record-own = 自己签过字的，要由另一位领班复签。
refusal-reception-record-too-often = 每人每天最多打印全文 { $most } 次。请明天再来，或请同事打印。
refusal-month-unknown = 没有这个月。请按 2026-07 的样子填。
refusal-arrival-unknown = 没有这个报到码。请核对后再输，或到接待台。
refusal-arrival-known = 您已经报到，请在大厅稍候。
refusal-codes-too-often = 输错太多次。请稍后再试，或到接待台。
# Rules of the house and the drill.
refusal-house-rule-unknown = 没有这项规章制度。请回到规章制度里找。
refusal-house-rule-days-unfit = 请填 1 到 { $most } 天。
refusal-house-rule-too-many-lines = 最多 { $most } 段，现在有 { $count } 段。请合并或分成几项。
refusal-house-rule-withdrawn = 这项规章制度已经废止，不用再读，也不能再改。
refusal-house-rule-not-for-you = 这项规章制度不是发给您的岗位的，不用确认。
refusal-house-rule-superseded = 您读的是第 { $read } 版，现在是第 { $version } 版。请读完不同之处再确认。
refusal-house-rule-unchanged = 和现行的一版没有不同。请先修改，再发布。
refusal-house-rule-not-yours-to-write = 业主方的规章由总经办写，服务中心的由领班写。请选您能写的。
refusal-house-rule-no-draft = 这份草稿已经发布或放弃。请看最新的。
refusal-house-rule-changed-meanwhile = { $by } 刚保存了另一份草稿。请看不同之处，再决定保存。
refusal-drill-directory-too-small = 名录里的房间、电话和领导太少，还出不了题。请先补全名录。
refusal-drill-round-unknown = 没有这一轮练习。请开始新的一轮。
refusal-drill-not-asked = 现在问的不是这一题。请答屏幕上的题。
refusal-drill-answered = 这一题已经答过了。
# End of rules of the house and the drill.
# Faults and photos.
refusal-fault-unknown = 没有这张报修单。它可能不存在，或者不在您的权限之内。
refusal-fault-known = 这里已经报过同样的故障（{ $day } 第 { $number } 号）。请说明是同一故障，还是另一处。
refusal-fault-state = 这张报修单现在是“{ $state ->
    [reported] 待受理
    [answered] 已受理
    [arrived] 已到场
    [waiting] 待料
    [repaired] 待验收
    [returned] 已退回
    [accepted] 已验收
   *[withdrawn] 已撤回
 }”，不能这样办。请看最新的情况。
refusal-fault-own-repair = 是您登记的已修复，请由报修人或领班验收。
refusal-fault-settles = 这项任务随报修 { $number } 号的办理自动完成，请在报修单上办理。
refusal-fault-room-not-yours = 只能为自己会议的会议室报修。
refusal-fault-description-empty = 选了“其他”，请写明是什么坏了。
refusal-fault-kind-missing = 请选什么坏了。
refusal-fault-place-missing = 请选地点。
refusal-fault-seen-unfit = 看到的时间应在现在以前、七天以内。
refusal-fault-repairer-empty = 请写由谁来修。
refusal-fault-note-empty = 这一项还没有填。
refusal-photo-too-large = 照片太大，最大 { $most } MB。请拍小一点的。
refusal-photo-kind = 这不是可用的照片。请用 JPEG、PNG 或 WebP；苹果手机请在相机设置里选“兼容性最佳”。
refusal-photo-pixels = 照片的像素太多，最多 { $most } 百万。
refusal-photo-unreadable = 照片打不开。请重拍一张。
refusal-photo-many = 照片已经有 { $most } 张，不能再加。
refusal-photo-absent = 请先选照片。
refusal-photo-unknown = 没有这张照片。它可能已过保存期。
notice-fault-joined = 这里已经报过，算作 { $number } 号同一故障。
refusal-reception-record-not-yours = 全文只给当天当班和签过字的人。请找领班。
refusal-directions-changed = 同事刚改过这一段，现在写的是“{ $stands }”。请核对后再保存。
refusal-personal-data-nothing-to-find-by = 请写电话或证件号码，才能查找。
refusal-personal-data-too-often = 一天最多提出 { $most } 次，请明天再提。
refusal-personal-data-request-unknown = 没有这项请求。
refusal-personal-data-request-not-asked = 这项请求已经答复、撤回或过期。
refusal-personal-data-second-person = 要由另一个人答复。
refusal-personal-data-request-not-yours = 只有提出人或批准人可以取，撤回只由提出人办。
refusal-personal-data-request-over = 这项请求已经办结。
refusal-personal-data-request-not-approved = 这项请求没有批准，或已过期。请重新提出。
refusal-personal-data-fetched = 已经取过一次。需要再取，请重新提出。
refusal-personal-data-several-clients = 这个电话下有不同的姓名，分不清是哪一位的。请在“本人姓名”写上提出请求的人的全名，只处理其名下的记录。
refusal-personal-data-several-people = 用这个电话登记过的不止一人。请写上本人的证件号码或全名，只处理本人的记录。
refusal-personal-data-still-open = 还有 { $count } 件没有办结，例如人还在楼内、约好回电、东西还没找到或还没取走。办结后再批准。
refusal-personal-data-day-to-come = 截止日期还没有到。请选今天或以前。
refusal-personal-data-days-turned = 截止日期在起始日期之前。请改日期。
refusal-personal-data-days-many = 一次最多 { $most } 天。请缩短时间。
refusal-personal-data-register-large = 这段时间的登记超过 { $most } 件。请缩短时间。

## 委托单（条款 B5、B6）。
refusal-order-unknown = 没有这张委托单。它可能不存在，或者不归您看。
refusal-order-version-unknown = 没有这一版，或者它的内容已过保存期。
refusal-order-line-unknown = 这张委托单没有这一项。
refusal-order-link-unknown = 这个链接打不开。它可能已停用或过期，请联系会务人员要新的链接。
refusal-order-too-far = 日期太远，请选一年之内的。
refusal-order-ends-unfit = 结束要晚于开始，而且不超过三天。
refusal-order-lines-none = 请至少写一项。
refusal-order-lines-many = 最多 { $most } 项。
refusal-order-quantity-unfit = 数量写 1 到 100000 的整数。
refusal-order-put-out-many = 先上的不能多于总数。
refusal-order-reason-empty = 留下一部分不上，请写明原因，比如保持新鲜。
refusal-order-at-missing = 选了定时，请写几点。
refusal-order-at-outside = 时间要在会议开始和结束之间。
refusal-order-cut-off-unfit = 更改截止不能晚于结束。
refusal-order-sum-unfit = 金额写成 38 或 38.50。
refusal-order-moment-of-meeting = 没有会议就没有入座和休息，请选会前、定时或听招呼。
refusal-order-room-missing = 请选地点。
refusal-order-matter-missing = 请写明会议，或用途、地点和时间。
refusal-order-matter-of-meeting = 委托单属于会议时，请不要再填用途、地点和时间。
refusal-order-changed-meanwhile = 别人刚改过这张委托单。请看两边的不同，再决定保存。
refusal-order-changed-since = 内容刚刚改过，现在是第 { $revision } 版。请看清变更后再确认。
refusal-order-change-late = 这件事已经结束，不能再要求修改。有不满意的地方请直接说。
refusal-order-nothing-asked = 这项修改要求已经办过，或者没有这一项。
refusal-order-agreed-already = 客户已经确认过这一版。
refusal-order-plan-agreed-time-unfit = 确认的时间要在这一版写好、最后一次清点之后，现在之前。
refusal-order-plan-agreed-already = 客户已经确认过上台安排。
refusal-order-agreed-time-unfit = 确认的时间要在这一版写好之后、现在之前。
refusal-order-line-served = 第 { $line } 项已经上台，不能再改。
refusal-order-cut-off-passed = 第 { $line } 项已过更改截止。与供应商谈好后，请一起改截止时间。
refusal-order-is-served = 已经上台的委托单不能取消。
refusal-order-is-cancelled = 这张委托单已取消。
refusal-order-not-counted = 东西还没有清点完，稍后再确认。
refusal-order-nothing-to-order = 第 { $line } 项不用向外订，或者已经到货。
refusal-order-served-since = 这一项刚才又有变化。请看清现在的情况，再确认一次。
refusal-order-nothing-waits = 这一项没有在等客户确认。
refusal-order-nothing-held = 这一项已全部上台，没有留下的。请在“别的要求”里写。
refusal-order-call-untimely = 会议前后一小时内才能要求现在加上。
refusal-order-said-wrong = 客户说过这一项不对。先补好，再请客户确认；负责人可以写明理由结清。
refusal-order-line-twice = 同一项写了两次。请刷新后再改。
refusal-order-not-in-standard = 现行服务标准没有委托单的规定。请先发布含委托单规定的标准。
refusal-order-orders-many = 一场会议最多 { $most } 张委托单。
refusal-order-rated = 这张委托单已经评价过，谢谢。
refusal-order-rating-early = 结束以后再请评价。有问题可以现在说。
refusal-order-cases-many = 这张委托单的投诉已经够多，请在已有的投诉页上说。
refusal-order-said-much = 这张委托单的往来太多了，请直接联系会务人员。
refusal-order-settles = 这项任务随委托单 { $number } 号的办理自动完成，请在委托单上操作。
refusal-order-catalogue-full = 目录最多 { $most } 项。
refusal-catalogue-item-unknown = 目录里没有这一项。
refusal-order-link-days-unfit = 最多 { $most } 天。

## 个案（条款 B1 至 B4）。

refusal-case-unknown = 没有这个个案。它可能不存在，或者不在您的权限之内。
refusal-case-words-empty = 这一项还没有写。
refusal-case-cause-missing = 请选原因。
refusal-case-matter-missing = 请选一场会议或一份委托单。
refusal-case-order-by-link = 这个个案由客户自己的链接或评价而来，不能关联到另一份委托单。
refusal-case-cites-empty = 调查结论要有依据，请在办理经过或日志里至少勾选一条记录。
refusal-case-cites-many = 依据最多 { $most } 条。
refusal-case-cite-foreign = 日志 { $number } 号不是这场会议、委托单、来电或本案的记录。
refusal-case-apology-empty = 是我方不到位的，请写致歉的话。
refusal-case-own-subject = 涉及本人的个案，本人不能办理。
refusal-case-called-again = 已经回访过。
refusal-case-settles = 这项任务随个案 { $number } 号的办理自动完成，请在个案页上办理。
refusal-case-subjects-many = 涉及的人员太多。
refusal-case-erased = 投诉人和内容已按保存期限删除。
refusal-meeting-rating-over = 现在没有可以评价的会议：会议结束后两小时内可以评价。
refusal-meeting-ratings-many = 这场会议的评价已经够多，谢谢。
refusal-case-state = 这个个案现在是“{ $state ->
        [opened] 待致歉
        [promised] 调查中
        [found] 待告知
        [reported] 待谅解
        [accepted] 已谅解
       *[reasoned] 说明理由结案
    }”，不能这样办。
# 交办事项。
refusal-assigned-matter-unknown = 没有这件交办事项。它可能不存在，或者不在您的权限之内。
refusal-assigned-matter-state = 这件交办事项现在是“{ $state ->
    [assigned] 待复述
    [read-back] 待交办人确认
    [understood] 办理中
    [done] 待验收
    [returned] 退回重办
    [accepted] 已办结
   *[withdrawn] 已撤回
 }”，这一步做不了。请看最新的状态。
refusal-assigned-matter-changed = 这件事刚刚有了变化，请看清最新的内容再确认。
refusal-assigned-matter-own = 不能交给自己办，请选别人。
refusal-assigned-matter-own-work = 自己承办的事不能自己验收，请由别人验收。
refusal-assigned-matter-not-an-office = 只有领导本人、领导的秘书、总经办和领班可以交办。请总经办在名录里登记您是谁的秘书。
refusal-assigned-matter-settles = 这项任务随交办事项 { $number } 号的办理自动完成，请在交办单上办理。
refusal-assigned-matter-what-empty = 请写明做什么。
refusal-assigned-matter-empty = 这一项还没有填。
refusal-assigned-matter-receiver-missing = 请选交给谁。
refusal-assigned-matter-receiver-unknown = 这个人或班组现在不能承办，请另选。
refusal-assigned-matter-person-unknown = 名录里没有这个人。请写名录里的姓名或称谓，或者空着。
refusal-assigned-matter-person-several = 名录里不止一人叫这个名字，请写称谓。
refusal-assigned-matter-score-missing = 请选评价，非常满意到非常不满意选一个。
refusal-assigned-matter-time-is-over = 原定时间已过，请给一个新的完成时间。
# 交办事项完。
# 宴请。
refusal-banquet-is-held = 已经开始的宴请不能改时间。另外一次请另行登记。
refusal-banquet-unknown = 没有这次宴请。它可能不存在，或者不在您的权限之内。
refusal-banquet-companions-many = 来宾 { $guests } 人，陪餐最多 { $most } 人（连主人），现在是 { $count } 人。请减少陪餐人。
refusal-banquet-guests-none = 请至少写一位来宾的姓名。
refusal-banquet-guests-many = 来宾最多 { $most } 人，请分开登记。
refusal-banquet-guest-unknown = 没有这位来宾，请看最新的座次。
refusal-banquet-guest-at-the-end = 这位来宾已经在最前或最后，不能再移。
refusal-banquet-menu-long = 菜单最多 { $most } 道。
refusal-banquet-too-far = 日期太远，请核对。
refusal-banquet-ends-unfit = 结束要晚于开始，且不超过六小时。
refusal-banquet-place-missing = 请选房间，或者写明场所。
refusal-banquet-number-unfit = 请填 { $least } 到 { $most } 之间的数。
refusal-banquet-seats-short = 共 { $persons } 人，只有 { $seats } 个座位。请加桌或加座。
refusal-banquet-tables-empty = 共 { $persons } 人，桌数多了，请减桌。
refusal-banquet-sum-unfit = 金额不对，请填元，最多两位小数。
refusal-banquet-letter-used = 这份公函已经安排过一次工作餐：{ $day } 第 { $number } 号。一份公函只安排一次，请核对文号。
refusal-banquet-letter-missing = 还没有公函文号，不能结清。请先修改宴请，补上公函文号。
refusal-banquet-changed-meanwhile = 刚才有人改过这次宴请。请看最新的内容，再保存一次就以您的为准。
refusal-banquet-is-cancelled = 这次宴请已经取消。
refusal-banquet-is-signed = 这次宴请已经结清，只能补充说明。
refusal-banquet-is-unsigned = 这次宴请还没有结清，直接修改即可。
refusal-banquet-settles = 第 { $number } 号宴请在宴请页面上结清，不能只点完成。
refusal-banquet-not-yet = 宴请还没有开始，不能结清。
refusal-banquet-over-unexplained = 实到来宾 { $guests } 人，陪餐最多 { $most } 人，实际 { $count } 人。请在备注里说明原因。
refusal-banquet-amendments-many = 补充说明最多 { $most } 条。
refusal-banquet-erased = 这次宴请的内容已按保存期限删除，不能再改。
# 宴请完。
# 排班。
refusal-shift-length-unfit = 一个班至少 { $least } 分钟，最长 { $most } 小时。请核对开始和结束。
refusal-shift-over = 这个班的时间已经过去了，请排以后的时间。
refusal-shift-too-far = 最多排到一年以后，请核对日期。
refusal-shift-overlaps = { $person }在这段时间已经有班：{ $day } { $from }–{ $to } { $post }。一个人不能同时在两处，请改时间或换人。
refusal-shift-rest-short = { $person }与另一个班（{ $day } { $from }–{ $to } { $post }）之间只休息 { $hours }，少于 { $least } 小时。确实要这样排，请勾选后再保存。
refusal-shift-no-day-off = { $person }将连续上班 { $count } 天，七天里没有一天休息。确实要这样排，请勾选后再保存。
refusal-shift-week-long = { $person }这一周将上班 { $hours }，超过 { $most } 小时。确实要这样排，请勾选后再保存。
refusal-shift-unknown = 没有这个班，可能刚才被取消了。
refusal-shift-changed-meanwhile = 刚才有人改过这个班。再保存一次就以您的为准。
refusal-shift-taken = 已经上岗的班，只能改结束时间。
refusal-roster-nothing-to-copy = 上一周没有排班，没有可照着排的。
refusal-shift-on-leave = { $person }从 { $from } 到 { $until } 休假，这段时间不能排班。请换人或改时间。
refusal-leave-ends-early = 请假的结束在开始之前。请核对两个日期。
refusal-leave-too-long = 一次请假最长 { $most } 天。请分开提交。
refusal-leave-too-late = 请假最多补 { $most } 天以内的。更早的请找领班。
refusal-leave-too-far = 请假的日子太远了，最多提前一年。
refusal-leave-asked-already = 这段时间您已经请过假。要改，请先撤回那一次。
refusal-leave-decided = 这次请假已经有结果了。请看看现在的情况。
refusal-leave-of-oneself = 自己的请假由别的领班或总经办审批。
refusal-leave-over = 这次请假已经过去了，不能再撤回。
refusal-leave-unknown = 没有这次请假。
refusal-swap-shift-begun = 这个班已经开始，不能再换。
refusal-swap-settled = 这次换班已经有结果了。请看看现在的情况。
refusal-swap-unanswered = 同事还没有答复。同事同意后再审批。
refusal-swap-of-oneself = 自己参与的换班由别的领班审批。
refusal-swap-roster-changed = 提出换班以后，排班已经改了。请让他们按现在的排班重新提出。
refusal-swap-rest-short = 这样换，{ $person }与另一个班（{ $day } { $from }–{ $to } { $post }）之间只休息 { $hours }，少于 { $least } 小时。请换一个班或一位同事。
refusal-swap-no-day-off = 这样换，{ $person }将连续上班 { $count } 天，七天里没有一天休息。请换一个班或一位同事。
refusal-swap-week-long = 这样换，{ $person }这一周将上班 { $hours }，超过 { $most } 小时。请换一个班或一位同事。
refusal-swap-with-oneself = 不能和自己换班。请选一位同事。
refusal-swap-shift-not-theirs = 选的班现在不是这位同事的了。请重新选。
refusal-swap-open-already = 这个班已经在另一次换班里。请先撤回那一次。
refusal-swap-unknown = 没有这次换班。
refusal-cycle-line-unfit = 第 { $line } 行“{ $typed }”看不懂。请写上班时间，如 08:00-16:00，或写“休”。
refusal-cycle-too-long = 一轮最多 { $most } 天。
refusal-cycle-empty = 这一轮没有上班的日子。请至少写一天的上班时间。
refusal-cycle-ends-early = 结束的日子在开始之前。请核对两个日期。
refusal-cycle-period-too-long = 一次最多排 { $most } 天。请分几次排。
refusal-cycle-nobody = 没有选人。请至少选一个人从第几天轮起。
refusal-cycle-person-twice = 同一个人选了两次。请每人只选一次。
refusal-roster-sheet-person-unknown = 没有叫“{ $name }”的班组成员。请核对姓名。
refusal-roster-sheet-person-ambiguous = 有几个人叫“{ $name }”，凭岗位分不清。请在排班表里直接排。
refusal-roster-sheet-post-unknown = 没有叫“{ $name }”的岗位。请核对班组名称。
refusal-roster-sheet-not-of-the-team = 此人不在“{ $name }”里。请改岗位或换人。
refusal-roster-sheet-on-leave = 此人当时休假，不能排班。
refusal-roster-sheet-columns = 表里要有日期、人员、岗位、开始、结束五列。请用模板或导出的表。
refusal-spot-check-standard-changed = 标准刚才换了新版本。请核对下面的项目，再保存一次。
refusal-sign-on-item-left = 上岗自查还没有做完：“{ $step }”。符合的请勾选；不符合的请整理好再勾选，或写明情况。
refusal-sign-on-too-early = 现在做上岗自查还太早，{ $at } 起可以完成。
refusal-sign-on-is-theirs = 上岗自查由本人做，别人不能代做。
refusal-sign-on-leader-waives = 上岗自查只有领班可以免做。
refusal-sign-on-follows-roster = 上岗自查跟着排班走。要换人，请改排班。
# 排班完。

# 领导办公室。
refusal-again-unfit = 请选 15、30 或 60 分钟后再来。
refusal-office-not-planned = 这间办公室不在今天的清洁安排里。
refusal-office-not-in-plan = 这间办公室现在不在清洁安排里：已经做完，或者领导已经返回。
refusal-office-unknown = 没有这间领导办公室。它可能不存在，或者不在您的权限之内。
refusal-office-not-locked = 清洁已经开始，房门还开着：做到最后一步“{ $step }”才能结束。做不完的，请先锁好房门，再请领班免做。
refusal-key-is-out = 钥匙已由{ $holder }领出。请先让{ $holder }交回。
refusal-key-not-out = 钥匙没有领出，不用交回。
refusal-key-of-another = 钥匙是{ $holder }领的，请由本人或领班交回。
notice-office-interrupted = { $place }：{ $leader }已经返回。请致歉退出，锁好房门；领导外出后再清洁。
notice-key-missed = 钥匙未交回：{ $number } { $name }，由{ $holder }领出。请联系{ $holder }交回，或在“领导办公室”页代为登记交回。
# 领导办公室完。

# 抽查。
refusal-spot-check-of-oneself = 不能抽查自己。
refusal-spot-check-rule-unknown = 现行的服务标准里没有这个班组的这项抽查，请重新选择。
refusal-spot-check-items-changed = 检查项与现行的服务标准不符，请重新打开抽查。
refusal-spot-check-item-left = 这一项还没有打分。
refusal-spot-check-note-missing = 没有做到的，请写明看到了什么。
refusal-spot-check-unknown = 没有这次抽查，或者不在您的权限之内。
refusal-spot-check-answered = 您已经说明过了，只能说明一次。
# 抽查完。
refusal-restocking-nothing = 没有报出任何用品：至少报一项的数量。
refusal-restocking-item-unknown = 这个检查项不能报“{ $item }”：从它列出的用品中选。
refusal-restocking-item-twice = “{ $item }”报了两次：只报一次。
refusal-restocking-quantity = “{ $item }”一次最多报 { $most }。
refusal-restocking-nobody = 现行服务标准里没有补充用品的规则，报出后没有人去补：请告诉领班。
refusal-check-asks-for-no-papers = 这个检查项不问批阅件：请从批阅件登记页登记。
refusal-hand-over-settles = 这一项由交班完成：请打开“回顾并交班”。
refusal-take-over-settles = 这一项由确认接班完成：请打开交班内容，点“已接班”。
refusal-hand-over-first = 下班前先看当天记录和次日安排，并交班：请打开“回顾并交班”。
refusal-hand-over-made = 这一班已经交过了。
refusal-hand-over-not-made = { $by }还没有交班。
refusal-hand-over-own = 自己交的班由下一班的同事来接。
refusal-hand-over-unseen = 还有一项没有看过：{ $step }。看过后勾选。
refusal-hand-over-unknown = 没有这次交接，或者您看不到它。
notice-hand-over-had = { $by }已经接了这个班。

# 留言条。
refusal-away-back-unfit = 返回时间要晚于外出时间，最多 { $hours } 小时以后。请按 09:30 的样子填。
refusal-away-not-on-duty = 没有当班时不用说明去向；要说明，请先上岗。
# 留言条完。
refusal-period-half = 只填了一头。请把起止两天都填上。
refusal-period-turned-round = 结束的一天在开始之前。请改成同一天或更晚。
refusal-period-too-long = 这段时间太长，最多 { $most } 天。请缩短，或者分几次查看。

refusal-day-plan-not-ahead = 只看今天起 { $days } 天之内的安排，请另选一天。
refusal-day-plan-nothing-left = 这场会议已经没有可以交给这个人的任务，请重新看一看。
refusal-check-of-another-room = 这个检查项是另一间办公室的：请选同一间，或从批阅件登记页登记。
