## 標準檔案裡的問題：先說錯在哪裡，-mend 說怎樣改。

problem-too-large = 檔案超過 { $limit } 位元組
problem-too-large-mend = 一份標準不會這麼長，請檢查是不是選錯了檔案
problem-not-utf8 = 文字編碼不是 UTF-8
problem-not-utf8-mend = 用 UTF-8 編碼另存檔案
problem-unreadable = 這一行看不懂
problem-unreadable-mend = 每行寫成 鍵 = "文字" 或 鍵 = ["文字", "文字"]，表頭寫成 [[rule]]；說明寫在 # 後面
problem-bad-escape = 反斜線後面的字元沒有意義
problem-bad-escape-mend = 要寫反斜線本身時寫兩個：\\
problem-no-equals = 「{ $key }」和它的值之間應當是一個等號
problem-no-equals-mend = 寫成 { $key } = …
problem-no-value = 「{ $key }」沒有值
problem-no-value-mend = 寫成 { $key } = "…"，或刪去這一行
problem-open-text = 文字沒有寫完：少了後面的引號
problem-open-text-mend = 在文字末尾補上引號
problem-open-long-text = 多行文字沒有寫完：少了後面的三個引號
problem-open-long-text-mend = 在文字末尾補上三個引號；一行寫得下時，前後各用一個引號
problem-open-list = 清單沒有寫完：少了方括號
problem-open-list-mend = 在清單末尾補上 ]
problem-no-quotes = 「{ $value }」沒有放在引號裡
problem-no-quotes-mend = 寫成 "{ $value }"
problem-no-comma = 清單裡兩項之間少了逗號
problem-no-comma-mend = 在這裡補上 ,
problem-foreign-sign = 這裡不能用中文標點「{ $sign }」
problem-foreign-sign-mend = 改成半形的 { $right }
problem-broken-heading = 表頭的方括號不對
problem-broken-heading-mend = 單獨一行寫成 { $heading }
problem-unknown-heading = 沒有「{ $heading }」這種表頭
problem-unknown-heading-mend = 是不是想寫 { $nearest }？
problem-no-heading = 這裡開始了新的一項，前面少了表頭
problem-no-heading-mend = 在前面加一行 { $heading }
problem-key-twice = 「{ $key }」在第 { $line } 行已經寫過
problem-key-twice-mend = 只留一個；如果這裡是新的一項，在前面加上它的表頭
problem-line-ends = 換行只用了歸位字元
problem-line-ends-mend = 另存檔案，換行選 LF 或 CRLF
problem-unknown-key = { $table ->
    [file] 檔案開頭
   *[other] { $table } 裡
}沒有「{ $key }」這個鍵
problem-unknown-key-mend = 刪去這一行，或改成認識的鍵：{ $known }
problem-unknown-key-mend-nearest = 是不是想寫「{ $nearest }」？
problem-missing-key = { $table ->
    [file] 檔案開頭
   *[other] { $table }
}缺少「{ $key }」
problem-missing-key-mend = 補上「{ $key }」
problem-no-text = 「{ $key }」應當是文字
problem-no-text-mend = 用雙引號括起來，例如 { $key } = "…"
problem-no-texts = 「{ $key }」應當是一列文字
problem-no-texts-mend = 寫成 { $key } = ["…", "…"]
problem-no-tables = 「{ $key }」應當寫在雙方括號的表頭下
problem-no-tables-mend = 每一項前寫一行表頭 [[{ $key }]]（輪次寫 [[rule.rounds]]）
problem-no-table = 「{ $key }」應當寫在方括號的表頭下
problem-no-table-mend = 前面寫一行表頭 [{ $key }]
problem-no-boolean = 「{ $key }」只能是 true 或 false
problem-no-boolean-mend = 寫成 { $key } = true，或刪去這一行
problem-no-number = 「{ $key }」應當是整數
problem-no-number-mend = 只寫數字，不加引號
problem-empty = 「{ $key }」是空的
problem-empty-mend = 寫上內容，不需要時刪去這一行
problem-control-character = 「{ $key }」裡有看不見的控制字元
problem-control-character-mend = 刪去它，重新輸入這段文字
problem-too-long = 「{ $key }」超過 { $limit } 個字
problem-too-long-mend = 縮短，或分成幾項
problem-too-many = 「{ $key }」超過 { $limit } 項
problem-too-many-mend = 減到 { $limit } 項以內
problem-not-a-name = 「{ $value }」不能作名稱
problem-not-a-name-mend = 只用拉丁字母、數字、連字號和點，最多 64 個，例如 open-room
problem-unknown-word = 「{ $key }」不認識「{ $value }」
problem-unknown-word-mend = 可以寫：{ $known }
problem-unknown-word-mend-nearest = 是不是想寫「{ $nearest }」？可以寫：{ $known }
problem-bad-time = 沒有「{ $value }」這個時刻
problem-bad-time-mend = 寫成 00:00 到 23:59，時和分各兩位，例如 08:40
problem-bad-day = 沒有「{ $value }」這一天
problem-bad-day-mend = 寫成月-日，各兩位，例如 05-01
problem-bad-date = 沒有「{ $value }」這個日期
problem-bad-date-mend = 寫成年-月-日，例如 2026-11-01
problem-bad-moment = 看不懂時間「{ $value }」
problem-bad-moment-mend = 寫成 "-30 min"、"+5 min"、"16:30"、"next-workday 09:30" 或 "agreed"；分鐘數不超過一週
problem-moment-out-of-place = 由 { $starts } 引發的規則不能用「{ $value }」
problem-moment-out-of-place-mend = 寫成相對的分鐘數，例如 "-30 min" 或 "+5 min"
problem-bad-interval = 看不懂間隔「{ $value }」
problem-bad-interval-mend = 寫成 "10-15 min"
problem-bad-window = 看不懂時段「{ $value }」
problem-bad-window-mend = 寫成 "08:10-08:25"
problem-bad-minutes = 看不懂時長「{ $value }」
problem-bad-minutes-mend = 寫成 "5 min"
problem-contradiction = 時限矛盾：{ $due } 截止，卻到 { $opens } 才開始
problem-contradiction-mend = 把開始改早，或把截止改晚
problem-windows-overlap = 時段 { $second } 與 { $first } 重複或重疊
problem-windows-overlap-mend = 改動其中一個，讓後一個在前一個結束以後才開始
problem-held-too-short = 只保持到 { $hold_until }，比截止時間 { $due } 還早
problem-held-too-short-mend = 把 hold_until 改到 { $due } 以後
problem-takes-too-long = 要做 { $takes }，比時限 { $window } 還長，誰也來不及
problem-takes-too-long-mend = 把 takes 改短，或把時限放寬
problem-no-interval = 輪次沒有間隔
problem-no-interval-mend = 寫上間隔，例如 windows = ["10-15 min", "25-30 min"]，最後一檔會一直重複
problem-no-timing = 規則沒有寫時間：既沒有輪次的間隔，也沒有 opens 和 due
problem-no-timing-mend = 會中要反覆做的，加一段 [[rule.rounds]]，寫上 windows = ["10-15 min", "25-30 min"]；只做一次的，寫 opens = "+0 min" 和 due = "+5 min"
problem-rounds-lack-season = 規則「{ $rule }」沒有寫{ $season }的輪次
problem-rounds-lack-season-mend = 加一段 [[rule.rounds]]，season = "{ $season }"；全年一樣時只寫一段、不寫 season
problem-rounds-twice = 規則「{ $rule }」為{ $season }寫了兩次輪次
problem-rounds-twice-mend = 每個季節只留一段 [[rule.rounds]]
problem-unknown-season = 沒有「{ $season }」這個季節
problem-unknown-season-mend = 改成 [[season]] 裡的名稱，或補上這個季節
problem-unknown-season-mend-nearest = 是不是想寫「{ $nearest }」？
problem-season-gap = { $from } 到 { $until } 不屬於任何季節
problem-season-gap-mend = 把前一個季節的 until 或後一個季節的 from 接上
problem-season-overlap = { $from } 到 { $until } 同時屬於{ $first }和{ $second }
problem-season-overlap-mend = 改動其中一個季節的 from 或 until，讓每一天只屬於一個季節
problem-twice = 「{ $name }」在第 { $line } 行已經有了
problem-twice-mend = 換一個名稱，或刪去其中一個
problem-unknown-clause = 沒有「{ $clause }」這一條
problem-unknown-clause-mend = 改成 [[clause]] 裡的編號，或補上這一條
problem-unknown-clause-mend-nearest = 是不是想寫「{ $nearest }」？
problem-cited-twice = 條款 { $clause } 引用了兩次
problem-cited-twice-mend = 只留一次
problem-clause-not-carried = 條款 { $clause } 沒有落實
problem-clause-not-carried-mend = 在一條規則的 clauses 裡引用它；沒有時間的條款用 starts = "standing" 或 "inspection" 的規則落實
problem-unknown-team = 沒有「{ $team }」這個班組
problem-unknown-team-mend = 改成 [[team]] 裡的 id，或補上這個班組
problem-unknown-team-mend-nearest = 是不是想寫「{ $nearest }」？
problem-unknown-check = 檢查項裡沒有「{ $check }」
problem-unknown-check-mend = 照抄 checks 裡的一項，或在 checks 裡補上這一項
problem-unknown-check-mend-nearest = 是不是想寫「{ $nearest }」？
problem-nobody-serves = 規則「{ $rule }」沒有人負責：{ $team }不負責 { $place }
problem-nobody-serves-mend = 在該班組的 serves 裡加上 "{ $place }"，或把規則交給別的班組
problem-nobody-brings = 檢查項報出的用品沒有人補
problem-nobody-brings-mend = 加一條 starts = "restocking" 的規則，說明誰在什麼時候前補上
problem-out-of-place = 由 { $starts } 引發的規則不能寫「{ $key }」
problem-out-of-place-mend = 刪去「{ $key }」，或改正 starts
problem-given-twice = 「{ $key }」和「{ $other }」說的是同一件事
problem-given-twice-mend = 只留一個：一天一次用 opens 和 due，一天幾次用 windows
problem-date-twice = { $date } 寫了兩次
problem-date-twice-mend = 一天只能寫一次，不是放假就是上班
problem-date-of-another-year = { $date } 不在 { $year } 年
problem-date-of-another-year-mend = 改正日期，或另寫一份那一年的表
problem-date-without-effect = { $date } 本來就是這樣，不是例外
problem-date-without-effect-mend = off 只寫週一至週五，work 只寫週六、週日

## 會議裡不能發生的事。

unlawful-time-runs-backwards = 時間倒退了：它早於前一件事
unlawful-meeting-is-cancelled = 會議已經取消，之後不能再有任何事
unlawful-meeting-is-over = 會議已經結束
unlawful-meeting-has-not-started = 會議還沒有開始
unlawful-started-before = 會議已經開始過了，不能再開始一次
unlawful-seated-before = 來賓已經就座過了
unlawful-break-in-break = 已經在休會
unlawful-no-break = 沒有休會，不能恢復
unlawful-start-is-past = 會議已經開始，開始時間不能再改，只能改結束時間
unlawful-ends-before-start = 會議的結束必須晚於開始
unlawful-unknown-rule = 標準裡沒有「{ $rule }」這條規則
unlawful-not-started = 「{ $rule }」還沒有任務可做
unlawful-no-such-round = 「{ $rule }」沒有第 { $round } 次
unlawful-done-before = 「{ $rule }」第 { $round } 次已經完成
unlawful-missed-before = 「{ $rule }」第 { $round } 次已經錯過
unlawful-waived-before = 「{ $rule }」第 { $round } 次已經免做
unlawful-cancelled-before = 「{ $rule }」第 { $round } 次已經取消
unlawful-round-before-start = 會議還沒有開始，「{ $rule }」的輪次也沒有開始
unlawful-round-after-end = 會議已經結束，「{ $rule }」的輪次也結束了
unlawful-no-reason = 免做「{ $rule }」要寫明原因

## 腳本裡的錯誤。

script-too-large = 腳本超過 { $limit } 位元組
script-not-utf8 = 第 { $line } 行不是 UTF-8 文字，請用 UTF-8 編碼另存
script-not-json = 不是合法的 JSON：從第 { $line } 行第 { $column } 欄起看不懂，請檢查引號、逗號和括號
script-cut-off = 沒有寫完，在第 { $line } 行第 { $column } 欄斷了，請補上缺少的引號或括號
script-key-twice = 寫了兩次，請只留一個
script-no-object = 應當是花括號裡的一組鍵和值
script-no-list = 應當是方括號裡的一列
script-no-text = 應當是雙引號裡的文字
script-no-number = 應當是從 1 起的整數
script-empty = 是空的，請寫上內容
script-too-long = 超過 { $limit } 個字
script-too-many = 超過 { $limit } 項
script-missing = 缺少這一項，請補上
script-unknown-key = 這裡沒有這個鍵，請刪去
script-unknown-key-nearest = 這裡沒有這個鍵，是不是想寫「{ $nearest }」？
script-unknown-word = 不認識「{ $value }」，可以寫：{ $known }
script-unknown-zone = 沒有「{ $value }」這個時區，請寫成 Asia/Shanghai 這樣的名稱
script-bad-time = 沒有「{ $value }」這個時間，請寫成 2026-07-06T09:00:00 這樣
script-time-left-out = { $zone } 調整時鐘時跳過了 { $value }，請改成跳過之前或之後的時間
script-time-twice = { $value } 在當地出現兩次，請在後面寫上時差：{ $earlier } 或 { $later }
script-wrong-offset = { $value } 的時差與當地不符，應為 { $right }
script-ends-before-start = 會議的結束必須晚於開始
script-seat-twice = 座位 { $seat } 已經給了 { $first }，請換一個

## 命令列。

standard-check-sound = { $file }：沒有問題（{ $rules } 條規則，{ $clauses } 條條款）
standard-check-problems = { $file }：{ $count } 個問題
standard-no-file = 沒有 { $file } 這個檔案，請檢查路徑
standard-unreadable-file = 讀不了 { $file }：{ $message }
show-version = 版本 { $version }
show-other-day = { $time }（{ $days } 天）
show-day = 平常的工作日
show-meeting = 平常的大型會議：{ $starts } 開始並就座，{ $break } 休會，{ $resumed } 繼續，{ $ends } 結束
show-other = 由其他事情引發的任務
show-column-when = 時間
show-column-rule = 規則
show-column-title = 任務
show-column-clauses = 條款
show-column-team = 班組
show-column-wording = 用語
show-column-start = 引發
show-hold = （保持到 { $until }）
show-round = 第 { $round } 次
show-round-on = 第 { $round } 次起
show-after-start = 開始後 { $from }–{ $until } 分鐘
show-after-round = 上次後 { $from }–{ $until } 分鐘
show-at-once = 當時
show-offset = { $minutes } 分鐘
show-next-workday = 下一個工作日 { $time }
show-agreed = 約定的時間
show-until = 至

## 引發任務的事情，按標準裡的詞。

start-workday = 每個工作日
start-shift = 上班
start-shift-end = 下班
start-take-over = 上崗接班
start-booked = 預訂會議
start-scheduled-start = 預定開始
start-started = 會議開始
start-seated = 來賓就座
start-break = 休會
start-resumed = 會議繼續
start-ended = 會議結束
start-request = 會中需求
start-order = 委託單中的一項
start-order-placed = 訂下或更改委託單
start-order-change = 客戶要改委託單
start-order-supply = 委託的東西要向供應商訂
start-order-goods = 委託的東西到貨
start-order-counted = 到貨清點完畢
start-order-before = 委託的東西會前上
start-order-seated = 委託的東西入座後上
start-order-break = 委託的東西休息時上
start-order-call = 客戶要求現在加上
start-order-done = 委託的一項辦妥
start-visit-announced = 來訪預約
start-guest-arrived = 來賓到達
start-banquet = 宴請
start-banquet-over = 宴請結束，待結清
start-call = 來電
start-call-back = 約定回電
start-inquiry-open = 問詢待覆
start-entry = 有人出入大樓
start-wait-over = 等候逾時
start-fault = 設備故障
start-fault-urgent = 報來緊急故障
start-fault-ordinary = 報來一般或計畫維修
start-fault-answered = 報修已受理
start-fault-repaired = 報修已修復
start-case-opened = 受理投訴，立為個案
start-case-promised = 答應投訴人幾時答覆
start-case-found = 個案的原因查清
start-case-remedy = 個案需要立即補救
start-case-limit = 立為個案，到結案為止
start-case-closed = 個案結案
start-office-free = 領導不在辦公室
start-paper-retrieved = 取回文件
start-newspapers-missing = 有缺報
start-thing-found = 拾獲物品
start-restocking = 用品要補
start-matter-assigned = 交辦事項
start-all-away = 全組外出
start-inspection = 抽查
start-standing = 常規要求
