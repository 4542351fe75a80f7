### 在终端里启动和照看。

house-listening = 迎宾已启动：{ $address }
house-set-up-link = 还没有任何账号。请在 24 小时内打开这个一次性链接完成设置：
house-administrators-link = { $site } 没有能用的管理员了。请在 24 小时内用迎宾的网址打开这个一次性链接，补设管理员：
house-administrators-there = 管理员都在，请找他们。没有生成链接。
house-plain-http = 提示：手机离线使用需要 HTTPS。请在前面放一个带证书的代理，并加上 --secure。
house-newer-database = 这个数据库由更新的版本写成（迁移 { $migration }）。请启动那个版本，或恢复升级前的备份。
house-database-unfit = “{ $database }”不是能用的数据库。请给出一个文件的路径，或 postgres://user:password@host/name。
house-database-absent = 没有 { $path } 这个文件。请用 --database 给出数据库的位置。
house-database-read-only = { $path } 不能写入。请让运行迎宾的用户能写这个文件和它所在的文件夹。
house-key-absent = 找不到密钥文件 { $path }，而数据库里的个人信息是用它加密的。请把备份的密钥放回这里，或用 --key-file 指出它在哪里。
house-key-unreadable = { $path } 里没有密钥：应是一行 64 位十六进制数字。请放回备份的密钥。
house-key-another = { $path } 不是这个数据库的密钥。请用 --key-file 指出原来的密钥。
house-port-in-use = { $address } 已经有程序在用。请先关掉它，或用 --address 换一个端口。
house-failed = 没有成功：{ $problem }
house-verified = { $site }：{ $count } 条记录，链完整，链首 { $hash }
house-file-unsound = 数据库文件已损坏（{ $problem }）：请先另存一份，停止服务，再恢复最近的备份
house-entry-absent = { $site }：第 { $number } 条记录不见了（被删除或挪走）
house-entry-changed = { $site }：第 { $number } 条记录被改动过
house-head-differs = { $site }：第 { $number } 条之后的记录被截去，或链首被改动
house-site-gone = { $site }：有它的记录，却没有这个场所（场所被删除，或记录是放进来的）
house-duty-untold = { $site }：任务 { $duty } 已了结，日志里却没有这件事
house-meeting-untold = { $site }：会议 { $meeting } 与日志不符，缺少 { $act }
house-entry-undone = { $site }：第 { $number } 条记录说任务已了结，任务却不是这样
house-head-there = { $site }：记下的第 { $number } 条还在，到此为止没有被截去或重写
house-head-gone = 记下的第 { $number } 条不在了：日志被截去或重写过
house-no-site = 数据库里还没有任何场所
house-demo-open = 演示已就绪，请打开 { $address }
house-mail-server-unfit = 邮件服务器的地址不对。请写成 smtps://用户名:密码@服务器，或者 smtp://服务器?tls=required。
house-mail-from-unfit = 发件人地址不对，或者没有填。请写成 yingbin@example.cn。
