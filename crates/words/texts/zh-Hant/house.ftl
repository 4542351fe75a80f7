### 在終端機裡啟動和照看。

house-listening = 迎賓已啟動：{ $address }
house-set-up-link = 還沒有任何帳號。請在 24 小時內打開這個一次性連結完成設定：
house-plain-http = 提示：手機離線使用需要 HTTPS。請在前面放一個帶證書的代理，並加上 --secure。
house-newer-database = 這個資料庫由更新的版本寫成（遷移 { $migration }）。請啟動那個版本，或還原升級前的備份。
house-port-in-use = { $address } 已經有程式在用。請先關掉它，或用 --address 換一個連接埠。
house-failed = 沒有成功：{ $problem }
house-verified = { $site }：{ $count } 條記錄，鏈完整，鏈首 { $hash }
house-file-unsound = 資料庫檔案已損壞（{ $problem }）：請先另存一份，停止服務，再還原最近的備份
house-entry-absent = { $site }：第 { $number } 條記錄不見了（被刪除或挪走）
house-entry-changed = { $site }：第 { $number } 條記錄被改動過
house-head-differs = { $site }：第 { $number } 條之後的記錄被截去，或鏈首被改動
house-no-site = 資料庫裡還沒有任何場所
house-demo-open = 演示已就緒，請打開 { $address }
