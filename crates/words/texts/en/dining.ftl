### The small dining room: the menu, the diners, the tableware.

page-menu-dining = Small dining room
dining-open-page = Open the dining room: menu, tableware, diners
dining-meal-breakfast = Breakfast
dining-meal-lunch = Lunch
dining-meal-dinner = Dinner
dining-menu = Menu
dining-menu-none = Nobody entered the menu of this meal yet.
dining-menu-enter = Enter or change the menu
dining-menu-dishes = Dishes
dining-menu-hint = A dish a line; after a colon what is in it, for the warnings. Such as: Kung Pao shrimps: shrimps, peanuts
dining-diners = Diners
dining-nobody = Nobody dines here yet.
dining-nobody-hint = Whoever has tableware stands here; somebody else can be added for a day.
dining-counted = { $asked } of { $whole } asked, { $done } served
dining-state-expected = to be asked
dining-state-asked = to be served
dining-state-served = served
dining-state-away = does not come
dining-as-the-menu = As the menu
dining-masked = not shown
dining-forgotten = forgotten in time
dining-met = Mind, what they must not eat is in: { $dishes }
dining-left-out = it was left out
dining-serve = Served
dining-not-served = to be served
dining-was-wrong = It was wrong
dining-should-have-been = What it should have been
dining-correct = Set right
dining-instead = instead
dining-wrong = wrong
dining-ask = Take wishes down
dining-ask-do = Take down
dining-wishes = Wishes
dining-wishes-hint = A wish a line, such as: little salt
dining-away = Does not come
dining-somebody-else = Somebody else who dines today
dining-needs = Allergies and preferences
dining-needs-of = Allergies and preferences of { $name }
dining-needs-hint = Shown to whoever serves them alone, each look is written down; forgotten after a year without a change. Leave all empty to forget it now.
dining-has-needs = Something is remembered; whoever serves knows it.
dining-allergies = Must not eat
dining-allergies-hint = Simple words between commas, such as: peanuts, shrimps
dining-preferences = Preferences
dining-tableware = Tableware
dining-tableware-none = No tableware was entered yet.
dining-tableware-none-hint = Entered by name and number, looked at once a day.
dining-sets-counted = { $done } of { $whole } looked at
dining-new-set = Enter a set
dining-change-set = Change a set
dining-remove-set = Take this set out
dining-owner = Leader
dining-number = Number
dining-contents = What it holds
dining-contents-hint = Such as: bowl, chopsticks, spoon, cup
dining-condition = Looked at
dining-condition-unchecked = not yet today
dining-condition-whole = agrees
dining-condition-missing = missing
dining-condition-broken = broken
dining-agrees = Name and number agree
dining-lacks = Missing or broken
dining-note = What is missing or broken

refusal-dining-note-missing = Say what is missing or broken.
refusal-dining-menu-empty = Write one dish at least.
refusal-dining-menu-long = A meal has { $most } dishes at the most.
refusal-dining-menu-past = That day is over: its menu is entered no more. Choose today or later.
refusal-dining-menu-far = A menu is entered { $most } days ahead at the most.
refusal-dining-menu-missing = Today’s menu was not entered yet. Enter it first, then tell it and ask.
refusal-dining-words-many = { $most } words at the most.
refusal-dining-diner-unknown = There is no such diner: choose a leader of the directory.
refusal-dining-diners-many = { $most } at the most.
refusal-dining-wishes-many = { $most } wishes of a meal at the most.
refusal-dining-asked = They were asked already. Write the wish that is to be added.
refusal-dining-away = They do not come today. If they do, ask them first.
refusal-dining-served-already = Something was served already: they did come.
refusal-dining-not-asked = That was never asked for and cannot be served. Ask first.
refusal-dining-served = It was served already, by { $by }. If it was wrong, set it right.
refusal-dining-not-served = It was not served yet: there is nothing to set right.
refusal-dining-corrected = That was set right already.
refusal-dining-day-over = That is of another day and is changed no more.
refusal-dining-allergy-met = Mind what they must not eat: { $dishes }. Leave it out and tick that you did.
refusal-dining-number-taken = Another set has this number.
refusal-dining-tableware-unknown = There is no such set: it may have been taken out.
refusal-dining-changed-meanwhile = Somebody changed it just now. Look at it again first.
refusal-dining-not-served-by-you = Shown to whoever serves them today alone.
refusal-dining-tableware-unchecked = { $count ->
    [one] { $count } set of tableware was
   *[other] { $count } sets of tableware were
} not looked at today. Do so on the page of the dining room.
refusal-dining-diners-left = { $count ->
    [one] { $count } diner was
   *[other] { $count } diners were
} not told the menu and asked yet. Do so on the page of the dining room.
refusal-dining-service-left = { $count ->
    [one] { $count } diner has
   *[other] { $count } diners have
} not got all that was wished yet. Say what was served on the page of the dining room.
