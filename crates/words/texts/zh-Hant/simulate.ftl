### 模擬一座大樓之後說的話。

simulate-days = 天數：{ $value }
simulate-meetings = 會議：{ $value }
simulate-duties = 任務：{ $value }
simulate-registers = 各登記簿紀錄：{ $value }
simulate-signed = 接訪紀錄表簽字（其中更正）：{ $value }
simulate-commands = 操作：{ $value }
simulate-refused = 其中被拒：{ $value }
simulate-repeated = 重複提交：{ $value }
simulate-deliveries = 離線後補傳：{ $value }
simulate-crashes = 當機後重啟：{ $value }
simulate-checked = 核對不變量：{ $value }
simulate-head = 日誌鏈首：{ $value }
simulate-seconds = 用時（秒）：{ $value }
simulate-violation = 有一條應當始終成立的沒有成立：{ $problem }
simulate-not-empty = 這個資料庫裡已有內容。請給一個空的資料庫，或不給。
