## 各頁通用的話。

page-menu = 選單
page-menu-duties = 我的任務
page-menu-board = 會務看板
page-menu-hall = 大廳
page-menu-rooms = 會議室
page-menu-journal = 工作日誌
page-menu-directory = 名錄
page-menu-people = 查名錄
page-menu-standard = 服務標準
page-menu-accounts = 帳號
page-skip = 跳到正文
page-home = 回到首頁
page-back = 返回
page-close = 關閉
page-reload = 重新載入
page-save = 儲存
page-add = 新增
page-edit = 修改
page-filter = 篩選
page-language = 語言
page-theme = 外觀
page-theme-system = 跟隨系統
page-theme-light = 淺色
page-theme-dark = 深色
page-request-id = 編號 { $id }，報給管理員可以查到
page-errors = 有 { $count } 處要改
page-own-duties = 我的任務：{ $what }
page-own-late = 已逾時 { $count } 項
page-own-open = 現在做 { $count } 項
page-live-lost = 連線中斷，正在重新連線
page-live-back = 已重新連線
page-saved = 已儲存
page-not-sent = 沒有送出，內容還在，請再試
page-draft-kept = 恢復了上次沒有儲存的內容
page-previous-day = 前一天
page-next-day = 後一天
page-pages = 翻頁
page-rows = 第 { $from }–{ $until } 筆，共 { $count } 筆
page-rows-page = 第 { $number } 頁
page-rows-previous = 上一頁
page-rows-next = 下一頁
page-date = 日期
page-none = 無
page-yes = 是
page-no = 否

## 登入與設定。

page-sign-in = 登入
page-sign-out = 登出
page-sign-in-name = 登入名稱
page-password = 密碼
page-password-hint = 至少 12 個字，可以是一句話
page-person-name = 姓名
page-insecure = 這個網址不是 HTTPS：手機離線時打不開任務頁。請聯絡管理員設定憑證。
page-demo-choose = 示範：選一個人進去看看
page-demo-hint = 只在本機示範時出現，資料都是虛構的。
page-set-up = 第一次設定
page-set-up-hint = 這裡還沒有帳號。建立場所和兩位管理員，這個連結隨即失效。
page-set-up-site = 場所
page-set-up-site-name = 場所名稱
page-set-up-site-id = 網址裡的簡稱
page-set-up-site-id-hint = 小寫字母、數字和連字號，例如 court
page-set-up-time-zone = 時區
page-set-up-do = 建立

## 快速鍵。

page-keys = 快速鍵
page-key-menu = 切換頁面
page-key-search = 搜尋
page-key-arrows = 在格子之間移動
page-key-day = 前一天、後一天
page-key-open = 開啟
page-key-today = 回到今天
page-key-book = 預訂
page-key-assign = 分派
page-key-new = 新寫一則
page-key-save = 儲存
page-key-out = 離開

## 狀態：顏色、符號和文字一起出現。

page-state-planned = 未到時間
page-state-open = 現在做
page-state-overdue = 已逾時
page-state-done = 已完成
page-state-done-late = 逾時完成
page-state-missed = 已錯過
page-state-waived = 免做
page-state-cancelled = 已取消
page-phase-expected = 未開始
page-phase-running = 進行中
page-phase-on_break = 休會中
page-phase-ended = 已結束
page-phase-cancelled = 已取消
page-status-tentative = 待確認
page-status-confirmed = 已確認
page-status-cancelled = 已取消
page-role-receptionist = 大廳接待
page-role-attendant = 會務服務員
page-role-guard = 安檢保全
page-role-team-leader = 領班
page-role-host = 客戶
page-role-owners-manager = 總經辦
page-role-auditor = 稽核管理員
page-role-system-administrator = 系統管理員
page-role-security-administrator = 安全管理員

## 會場裡的 QR 碼頁。

page-request-hint = 需要什麼，點一下，會務服務員馬上過來。
page-request-send = 送出
page-request-sent = 已通知會務服務員
page-request-no-meeting = 這裡現在沒有會議
page-request-no-meeting-hint = 會議開始後，可以在這裡提出需要。

## 這件任務為什麼在這裡。

page-why-clauses = 依據的條款
page-why-rule = 規則
page-why-started = 由什麼引發
page-why-window = 時限
page-why-subject = 關於
page-why-team = 班組
page-why-assignee = 負責人
page-why-state = 狀態
page-why-outcome = 結果
page-why-meeting = 會議
page-why-version = 標準版本
page-why-journal = 經過
page-why-blocks = 完成之前，這個會議室不能再用
page-why-tick = 勾選
page-why-checks = 檢查項
page-why-item = 檢查項
page-why-remark = 缺什麼，或發現了什麼
page-why-remark-do = 記下
page-why-early = 還沒到時間，要提前完成？
page-why-complete = 登記為完成
page-why-waive = 免做
page-why-reason-read = 原因（客戶會看到，請不要寫姓名和電話）
page-why-reason = 原因
page-why-reassign = 改派給
page-why-assign = 分派
page-why-nobody = 未分派

## 工作日誌。

page-journal-search = 搜尋日誌
page-journal-search-hint = 人、地點、會議、內容裡的兩個字就夠
page-journal-day = 日期
page-journal-person = 人員
page-journal-room = 地點
page-journal-meeting = 會議
page-journal-all = 全部
page-journal-note = 記一則
page-journal-note-label = 發生了什麼
page-journal-empty = 沒有符合的紀錄
page-journal-empty-hint = 每件事做完會自己記下來。
page-journal-empty-hint-note = 也可以按 N 記一則。
page-journal-older = 更早的紀錄
page-journal-head = 鏈首：第 { $number } 則
page-journal-verified = 鏈完整，已核對
page-journal-broken = 第 { $number } 則被改動過
page-journal-unverified = 可用 yingbin verify 核對
page-journal-why = 為什麼
page-journal-received = { $time } 收到
page-journal-signature = 領班簽字

## 名錄。

page-directory-rooms = 會議室與場所
page-directory-people = 人員
page-directory-teams = 班組
page-directory-closures = 停用時間
page-directory-working-days = 工作日
page-directory-number = 門牌
page-directory-name = 名稱
page-directory-floor = 樓層
page-directory-kind = 類別
page-directory-capacity = 容量
page-directory-equipment = 設備
page-directory-layouts = 桌型
page-directory-whole = 屬於
page-directory-department = 部門
page-directory-form-of-address = 稱謂
page-directory-precedence = 位次
page-directory-scope = 服務範圍
page-directory-members = 成員
page-directory-everywhere = 全部樓層
page-directory-from = 從
page-directory-until = 到
page-directory-reason = 原因
page-directory-close = 停用會議室
page-directory-room = 會議室
page-directory-code = 會場 QR 碼
page-directory-day = 日期
page-directory-holiday = 放假
page-directory-make-up = 補班
page-directory-weekdays = 每週工作日

## 服務標準。

page-standard-version = 現行第 { $version } 版
page-standard-clauses = 條款
page-standard-rules = 規則
page-standard-clause = 條
page-standard-wording = 原文
page-standard-carried-out = 落實的規則
page-standard-rule = 規則
page-standard-title = 任務
page-standard-starts = 引發
page-standard-window = 時限
page-standard-team = 班組
page-standard-publish = 發布新版本
page-standard-publish-hint = 改完整份文字後提交。有問題會逐行列出，不會發布；已做的事仍按原版本。
page-standard-text = 標準全文
page-standard-check = 檢查
page-standard-line = 第 { $line } 行第 { $column } 欄
page-standard-problems = 有 { $count } 個問題，沒有發布
page-standard-published = 已發布，從下一次排任務起使用
page-standard-sound = 沒有問題，可以發布

## 帳號。

page-accounts-name = 登入名稱
page-accounts-person = 姓名
page-accounts-roles = 角色
page-accounts-state = 狀態
page-accounts-active = 啟用
page-accounts-disabled = 已停用
page-accounts-disable = 停用
page-accounts-enable = 啟用
page-accounts-grant = 授予
page-accounts-revoke = 收回
page-accounts-waiting = 待總經辦核准
page-accounts-approve = 核准
page-accounts-role = 角色
page-accounts-new = 新帳號
page-accounts-new-hint = 建立後用初始密碼登入，角色由安全管理員授予。
page-accounts-empty = 還沒有帳號
page-print = 列印
# Visits and entry control.
page-menu-visits = 來訪登記
page-menu-entry = 門口管理
page-menu-guests = 我的來訪
page-menu-watch = 關注名單
page-menu-keeping = 資料保留
page-menu-personal-data-requests = 個人資料請求
# End of visits.
# Rules of the house.
page-menu-house-rules = 規章制度
# End of rules of the house.
