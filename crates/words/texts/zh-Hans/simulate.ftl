### 模拟一座大楼之后说的话。

simulate-days = 天数：{ $value }
simulate-meetings = 会议：{ $value }
simulate-duties = 任务：{ $value }
simulate-registers = 各登记簿记录：{ $value }
simulate-signed = 接访记录表签字（其中更正）：{ $value }
simulate-commands = 操作：{ $value }
simulate-refused = 其中被拒：{ $value }
simulate-repeated = 重复提交：{ $value }
simulate-deliveries = 离线后补传：{ $value }
simulate-crashes = 崩溃后重启：{ $value }
simulate-checked = 核对不变量：{ $value }
simulate-head = 日志链首：{ $value }
simulate-seconds = 用时（秒）：{ $value }
simulate-violation = 有一条应当始终成立的没有成立：{ $problem }
simulate-not-empty = 这个数据库里已有内容。请给一个空的数据库，或不给。
