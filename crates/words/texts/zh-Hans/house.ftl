### 在终端里启动和照看。

house-listening = 迎宾已启动：{ $address }
house-set-up-link = 还没有任何账号。请在 24 小时内打开这个一次性链接完成设置：
house-plain-http = 提示：手机离线使用需要 HTTPS。请在前面放一个带证书的代理，并加上 --secure。
house-newer-database = 这个数据库由更新的版本写成（迁移 { $migration }）。请启动那个版本，或恢复升级前的备份。
house-port-in-use = { $address } 已经有程序在用。请先关掉它，或用 --address 换一个端口。
house-failed = 没有成功：{ $problem }
house-verified = { $site }：{ $count } 条记录，链完整，链首 { $hash }
house-file-unsound = 数据库文件已损坏（{ $problem }）：请先另存一份，停止服务，再恢复最近的备份
house-entry-absent = { $site }：第 { $number } 条记录不见了（被删除或挪走）
house-entry-changed = { $site }：第 { $number } 条记录被改动过
house-head-differs = { $site }：第 { $number } 条之后的记录被截去，或链首被改动
house-no-site = 数据库里还没有任何场所
house-demo-open = 演示已就绪，请打开 { $address }
