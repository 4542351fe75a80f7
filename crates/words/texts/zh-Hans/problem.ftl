## 出了问题的页面和接口的标题，按状态码。

problem-400 = 请求无法读取
problem-401 = 请先登录
problem-403 = 没有权限
problem-404 = 没有找到
problem-405 = 不接受这种请求
problem-408 = 没有等到完整的内容
problem-409 = 与现状冲突
problem-413 = 内容太大
problem-415 = 内容类型不对
problem-422 = 有一项需要改
problem-429 = 太频繁了
problem-500 = 系统出错
problem-503 = 暂时不可用
