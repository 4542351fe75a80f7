## 标准文件里的问题：先说错在哪里，-mend 说怎样改。

problem-too-large = 文件超过 { $limit } 字节
problem-too-large-mend = 一份标准不会这么长，请检查是不是选错了文件
problem-not-utf8 = 文字编码不是 UTF-8
problem-not-utf8-mend = 用 UTF-8 编码另存文件
problem-unreadable = 这一行看不懂
problem-unreadable-mend = 每行写成 键 = "文字" 或 键 = ["文字", "文字"]，表头写成 [[rule]]；说明写在 # 后面
problem-bad-escape = 反斜杠后面的字符没有意义
problem-bad-escape-mend = 要写反斜杠本身时写两个：\\
problem-no-equals = “{ $key }”和它的值之间应当是一个等号
problem-no-equals-mend = 写成 { $key } = …
problem-no-value = “{ $key }”没有值
problem-no-value-mend = 写成 { $key } = "…"，或删去这一行
problem-open-text = 文字没有写完：少了后面的引号
problem-open-text-mend = 在文字末尾补上引号
problem-open-long-text = 多行文字没有写完：少了后面的三个引号
problem-open-long-text-mend = 在文字末尾补上三个引号；一行写得下时，前后各用一个引号
problem-open-list = 列表没有写完：少了方括号
problem-open-list-mend = 在列表末尾补上 ]
problem-no-quotes = “{ $value }”没有放在引号里
problem-no-quotes-mend = 写成 "{ $value }"
problem-no-comma = 列表里两项之间少了逗号
problem-no-comma-mend = 在这里补上 ,
problem-foreign-sign = 这里不能用中文标点“{ $sign }”
problem-foreign-sign-mend = 改成半角的 { $right }
problem-broken-heading = 表头的方括号不对
problem-broken-heading-mend = 单独一行写成 { $heading }
problem-unknown-heading = 没有“{ $heading }”这种表头
problem-unknown-heading-mend = 是不是想写 { $nearest }？
problem-no-heading = 这里开始了新的一项，前面少了表头
problem-no-heading-mend = 在前面加一行 { $heading }
problem-key-twice = “{ $key }”在第 { $line } 行已经写过
problem-key-twice-mend = 只留一个；如果这里是新的一项，在前面加上它的表头
problem-line-ends = 换行只用了回车符
problem-line-ends-mend = 另存文件，换行选 LF 或 CRLF
problem-unknown-key = { $table ->
    [file] 文件开头
   *[other] { $table } 里
}没有“{ $key }”这个键
problem-unknown-key-mend = 删去这一行，或改成认识的键：{ $known }
problem-unknown-key-mend-nearest = 是不是想写“{ $nearest }”？
problem-missing-key = { $table ->
    [file] 文件开头
   *[other] { $table }
}缺少“{ $key }”
problem-missing-key-mend = 补上“{ $key }”
problem-no-text = “{ $key }”应当是文字
problem-no-text-mend = 用双引号括起来，例如 { $key } = "…"
problem-no-texts = “{ $key }”应当是一列文字
problem-no-texts-mend = 写成 { $key } = ["…", "…"]
problem-no-tables = “{ $key }”应当写在双方括号的表头下
problem-no-tables-mend = 每一项前写一行表头 [[{ $key }]]（轮次写 [[rule.rounds]]）
problem-no-table = “{ $key }”应当写在方括号的表头下
problem-no-table-mend = 前面写一行表头 [{ $key }]
problem-no-boolean = “{ $key }”只能是 true 或 false
problem-no-boolean-mend = 写成 { $key } = true，或删去这一行
problem-no-number = “{ $key }”应当是整数
problem-no-number-mend = 只写数字，不加引号
problem-empty = “{ $key }”是空的
problem-empty-mend = 写上内容，不需要时删去这一行
problem-control-character = “{ $key }”里有看不见的控制字符
problem-control-character-mend = 删去它，重新录入这段文字
problem-too-long = “{ $key }”超过 { $limit } 个字
problem-too-long-mend = 缩短，或分成几项
problem-too-many = “{ $key }”超过 { $limit } 项
problem-too-many-mend = 减到 { $limit } 项以内
problem-not-a-name = “{ $value }”不能作名称
problem-not-a-name-mend = 只用拉丁字母、数字、连字符和点，最多 64 个，例如 open-room
problem-unknown-word = “{ $key }”不认识“{ $value }”
problem-unknown-word-mend = 可以写：{ $known }
problem-unknown-word-mend-nearest = 是不是想写“{ $nearest }”？可以写：{ $known }
problem-bad-time = 没有“{ $value }”这个时刻
problem-bad-time-mend = 写成 00:00 到 23:59，时和分各两位，例如 08:40
problem-bad-day = 没有“{ $value }”这一天
problem-bad-day-mend = 写成月-日，各两位，例如 05-01
problem-bad-date = 没有“{ $value }”这个日期
problem-bad-date-mend = 写成年-月-日，例如 2026-11-01
problem-bad-moment = 看不懂时间“{ $value }”
problem-bad-moment-mend = 写成 "-30 min"、"+5 min"、"16:30"、"next-workday 09:30" 或 "agreed"；分钟数不超过一周
problem-moment-out-of-place = 由 { $starts } 引发的规则不能用“{ $value }”
problem-moment-out-of-place-mend = 写成相对的分钟数，例如 "-30 min" 或 "+5 min"
problem-bad-interval = 看不懂间隔“{ $value }”
problem-bad-interval-mend = 写成 "10-15 min"
problem-bad-window = 看不懂时段“{ $value }”
problem-bad-window-mend = 写成 "08:10-08:25"
problem-bad-minutes = 看不懂时长“{ $value }”
problem-bad-minutes-mend = 写成 "5 min"
problem-contradiction = 时限矛盾：{ $due } 截止，却到 { $opens } 才开始
problem-contradiction-mend = 把开始改早，或把截止改晚
problem-windows-overlap = 时段 { $second } 与 { $first } 重复或重叠
problem-windows-overlap-mend = 改动其中一个，让后一个在前一个结束以后才开始
problem-held-too-short = 只保持到 { $hold_until }，比截止时间 { $due } 还早
problem-held-too-short-mend = 把 hold_until 改到 { $due } 以后
problem-takes-too-long = 要做 { $takes }，比时限 { $window } 还长，谁也来不及
problem-takes-too-long-mend = 把 takes 改短，或把时限放宽
problem-no-interval = 轮次没有间隔
problem-no-interval-mend = 写上间隔，例如 windows = ["10-15 min", "25-30 min"]，最后一档会一直重复
problem-no-timing = 规则没有写时间：既没有轮次的间隔，也没有 opens 和 due
problem-no-timing-mend = 会中要反复做的，加一段 [[rule.rounds]]，写上 windows = ["10-15 min", "25-30 min"]；只做一次的，写 opens = "+0 min" 和 due = "+5 min"
problem-rounds-lack-season = 规则“{ $rule }”没有写{ $season }的轮次
problem-rounds-lack-season-mend = 加一段 [[rule.rounds]]，season = "{ $season }"；全年一样时只写一段、不写 season
problem-rounds-twice = 规则“{ $rule }”为{ $season }写了两次轮次
problem-rounds-twice-mend = 每个季节只留一段 [[rule.rounds]]
problem-unknown-season = 没有“{ $season }”这个季节
problem-unknown-season-mend = 改成 [[season]] 里的名称，或补上这个季节
problem-unknown-season-mend-nearest = 是不是想写“{ $nearest }”？
problem-season-gap = { $from } 到 { $until } 不属于任何季节
problem-season-gap-mend = 把前一个季节的 until 或后一个季节的 from 接上
problem-season-overlap = { $from } 到 { $until } 同时属于{ $first }和{ $second }
problem-season-overlap-mend = 改动其中一个季节的 from 或 until，让每一天只属于一个季节
problem-twice = “{ $name }”在第 { $line } 行已经有了
problem-twice-mend = 换一个名称，或删去其中一个
problem-unknown-clause = 没有“{ $clause }”这一条
problem-unknown-clause-mend = 改成 [[clause]] 里的编号，或补上这一条
problem-unknown-clause-mend-nearest = 是不是想写“{ $nearest }”？
problem-cited-twice = 条款 { $clause } 引用了两次
problem-cited-twice-mend = 只留一次
problem-clause-not-carried = 条款 { $clause } 没有落实
problem-clause-not-carried-mend = 在一条规则的 clauses 里引用它；没有时间的条款用 starts = "standing" 或 "inspection" 的规则落实
problem-unknown-team = 没有“{ $team }”这个班组
problem-unknown-team-mend = 改成 [[team]] 里的 id，或补上这个班组
problem-unknown-team-mend-nearest = 是不是想写“{ $nearest }”？
problem-unknown-check = 检查项里没有“{ $check }”
problem-unknown-check-mend = 照抄 checks 里的一项，或在 checks 里补上这一项
problem-unknown-check-mend-nearest = 是不是想写“{ $nearest }”？
problem-nobody-serves = 规则“{ $rule }”没有人负责：{ $team }不负责 { $place }
problem-nobody-serves-mend = 在该班组的 serves 里加上 "{ $place }"，或把规则交给别的班组
problem-nobody-brings = 检查项报出的用品没有人补
problem-nobody-brings-mend = 加一条 starts = "restocking" 的规则，说明谁在什么时候前补上
problem-out-of-place = 由 { $starts } 引发的规则不能写“{ $key }”
problem-out-of-place-mend = 删去“{ $key }”，或改正 starts
problem-given-twice = “{ $key }”和“{ $other }”说的是同一件事
problem-given-twice-mend = 只留一个：一天一次用 opens 和 due，一天几次用 windows
problem-date-twice = { $date } 写了两次
problem-date-twice-mend = 一天只能写一次，不是放假就是上班
problem-date-of-another-year = { $date } 不在 { $year } 年
problem-date-of-another-year-mend = 改正日期，或另写一份那一年的表
problem-date-without-effect = { $date } 本来就是这样，不是例外
problem-date-without-effect-mend = off 只写周一至周五，work 只写周六、周日

## 会议里不能发生的事。

unlawful-time-runs-backwards = 时间倒退了：它早于前一件事
unlawful-meeting-is-cancelled = 会议已经取消，之后不能再有任何事
unlawful-meeting-is-over = 会议已经结束
unlawful-meeting-has-not-started = 会议还没有开始
unlawful-started-before = 会议已经开始过了，不能再开始一次
unlawful-seated-before = 来宾已经就座过了
unlawful-break-in-break = 已经在休会
unlawful-no-break = 没有休会，不能恢复
unlawful-start-is-past = 会议已经开始，开始时间不能再改，只能改结束时间
unlawful-ends-before-start = 会议的结束必须晚于开始
unlawful-unknown-rule = 标准里没有“{ $rule }”这条规则
unlawful-not-started = “{ $rule }”还没有任务可做
unlawful-no-such-round = “{ $rule }”没有第 { $round } 次
unlawful-done-before = “{ $rule }”第 { $round } 次已经完成
unlawful-missed-before = “{ $rule }”第 { $round } 次已经错过
unlawful-waived-before = “{ $rule }”第 { $round } 次已经免做
unlawful-cancelled-before = “{ $rule }”第 { $round } 次已经取消
unlawful-round-before-start = 会议还没有开始，“{ $rule }”的轮次也没有开始
unlawful-round-after-end = 会议已经结束，“{ $rule }”的轮次也结束了
unlawful-no-reason = 免做“{ $rule }”要写明原因

## 脚本里的错误。

script-too-large = 脚本超过 { $limit } 字节
script-not-utf8 = 第 { $line } 行不是 UTF-8 文字，请用 UTF-8 编码另存
script-not-json = 不是合法的 JSON：从第 { $line } 行第 { $column } 列起看不懂，请检查引号、逗号和括号
script-cut-off = 没有写完，在第 { $line } 行第 { $column } 列断了，请补上缺少的引号或括号
script-key-twice = 写了两次，请只留一个
script-no-object = 应当是花括号里的一组键和值
script-no-list = 应当是方括号里的一列
script-no-text = 应当是双引号里的文字
script-no-number = 应当是从 1 起的整数
script-empty = 是空的，请写上内容
script-too-long = 超过 { $limit } 个字
script-too-many = 超过 { $limit } 项
script-missing = 缺少这一项，请补上
script-unknown-key = 这里没有这个键，请删去
script-unknown-key-nearest = 这里没有这个键，是不是想写“{ $nearest }”？
script-unknown-word = 不认识“{ $value }”，可以写：{ $known }
script-unknown-zone = 没有“{ $value }”这个时区，请写成 Asia/Shanghai 这样的名称
script-bad-time = 没有“{ $value }”这个时间，请写成 2026-07-06T09:00:00 这样
script-time-left-out = { $zone } 调整时钟时跳过了 { $value }，请改成跳过之前或之后的时间
script-time-twice = { $value } 在当地出现两次，请在后面写上时差：{ $earlier } 或 { $later }
script-wrong-offset = { $value } 的时差与当地不符，应为 { $right }
script-ends-before-start = 会议的结束必须晚于开始
script-seat-twice = 座位 { $seat } 已经给了 { $first }，请换一个

## 命令行。

standard-check-sound = { $file }：没有问题（{ $rules } 条规则，{ $clauses } 条条款）
standard-check-problems = { $file }：{ $count } 个问题
standard-no-file = 没有 { $file } 这个文件，请检查路径
standard-unreadable-file = 读不了 { $file }：{ $message }
show-version = 版本 { $version }
show-other-day = { $time }（{ $days } 天）
show-day = 平常的工作日
show-meeting = 平常的大型会议：{ $starts } 开始并就座，{ $break } 休会，{ $resumed } 继续，{ $ends } 结束
show-other = 由其他事情引发的任务
show-column-when = 时间
show-column-rule = 规则
show-column-title = 任务
show-column-clauses = 条款
show-column-team = 班组
show-column-wording = 用语
show-column-start = 引发
show-hold = （保持到 { $until }）
show-round = 第 { $round } 次
show-round-on = 第 { $round } 次起
show-after-start = 开始后 { $from }–{ $until } 分钟
show-after-round = 上次后 { $from }–{ $until } 分钟
show-at-once = 当时
show-offset = { $minutes } 分钟
show-next-workday = 下一个工作日 { $time }
show-agreed = 约定的时间
show-until = 至

## 引发任务的事情，按标准里的词。

start-workday = 每个工作日
start-shift = 上班
start-shift-end = 下班
start-take-over = 上岗接班
start-booked = 预订会议
start-scheduled-start = 预定开始
start-started = 会议开始
start-seated = 来宾就座
start-break = 休会
start-resumed = 会议继续
start-ended = 会议结束
start-request = 会中需求
start-order = 委托单中的一项
start-order-placed = 订下或更改委托单
start-order-change = 客户要改委托单
start-order-supply = 委托的东西要向供应商订
start-order-goods = 委托的东西到货
start-order-counted = 到货清点完毕
start-order-before = 委托的东西会前上
start-order-seated = 委托的东西入座后上
start-order-break = 委托的东西休息时上
start-order-call = 客户要求现在加上
start-order-done = 委托的一项办妥
start-visit-announced = 来访预约
start-guest-arrived = 来宾到达
start-banquet = 宴请
start-banquet-over = 宴请结束，待结清
start-call = 来电
start-call-back = 约定回电
start-inquiry-open = 问询待复
start-entry = 有人出入大楼
start-wait-over = 等候超时
start-fault = 设备故障
start-fault-urgent = 报来紧急故障
start-fault-ordinary = 报来一般或计划维修
start-fault-answered = 报修已受理
start-fault-repaired = 报修已修复
start-case-opened = 受理投诉，立为个案
start-case-promised = 答应投诉人几时答复
start-case-found = 个案的原因查清
start-case-remedy = 个案需要立即补救
start-case-limit = 立为个案，到结案为止
start-case-closed = 个案结案
start-office-free = 领导不在办公室
start-paper-retrieved = 取回文件
start-newspapers-missing = 有缺报
start-thing-found = 拾获物品
start-restocking = 用品要补
start-matter-assigned = 交办事项
start-all-away = 全组外出
start-inspection = 抽查
start-standing = 常规要求
