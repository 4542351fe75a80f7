# Words used everywhere.
language-name = English
product-name = Yingbin
count-minutes = { $count } { $count ->
    [one] minute
   *[other] minutes
}
