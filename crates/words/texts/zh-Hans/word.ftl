# 各处通用的词语。
language-name = 简体中文
product-name = 迎宾
said-aside = { $said }（{ $beside }）
