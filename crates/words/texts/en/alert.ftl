# Reaching people.

page-menu-alerts = My alerts
page-menu-alert-ways = Ways of alerting
alert-ways-hint = The phone page comes first and needs no network outside. Mail, the bots of groups and web push go beside it: where one is closed it is said here, and the others go on.
alert-by-phone = Phone page
alert-by-mail = Mail
alert-by-push = Web push
alert-by-webhook = Group bot
alert-always = always
alert-phones-reached = { $count ->
    [one] one person
   *[other] { $count } people
} on duty, phones connected: { $reached }
alert-phone-hint = On duty the screen stays awake and the phone vibrates without a sound. What it did not get within three minutes goes to the team leader.
alert-mail-hint = Whoever runs Yingbin sets the mail server up; everybody gives their own address under “My alerts”.
alert-mail-not-set-up = No mail server is set up
alert-ways-none = No group bot yet
alert-ways-none-hint = Add the bot of the group on duty: what is overdue and what did not reach a phone is told there.
alert-way-add = Add a group bot
alert-way-form-hint = A message says what, where and by when, and names no meeting and no visitor. The address and the secret are kept sealed and never shown again.
alert-way-form-inside = A message says what, where and by when, and names no meeting and no visitor. The address and the secret are kept sealed and never shown again. Addresses of the network inside are allowed here.
alert-way-name = Name
alert-way-name-hint = For example: Front hall on duty
alert-way-format = Kind
alert-way-address = Address of the bot
alert-way-address-hint = Copy all of it from the bot’s settings; it begins with https://.
alert-way-secret = Signing secret
alert-way-secret-hint = Only where the bot checks signatures.
alert-way-stages = What is told
alert-way-try = Send a trial
alert-way-remove = Remove
alert-way-change = Change
alert-way-change-hint = Its name, what is told there and its language may be changed. The address and the secret are never shown again and not changed here; for another address add another one.
alert-way-language = Language of the messages
alert-way-is-open = open
alert-way-untried = nothing sent yet
alert-way-shut-since = closed since { $time }
alert-way-delivered-at = Last delivered: { $time }
alert-way-failed-at = Last failed: { $time }, { $why }
alert-format-wecom = WeCom group bot
alert-format-dingtalk = DingTalk custom bot
alert-format-feishu = Feishu custom bot
alert-format-plain = Your own program (JSON)
alert-format-mail = Mail

alert-stage-trial = Trial
alert-stage-opens = Due now
alert-stage-soon = Half of its time is gone
alert-stage-overdue = Overdue
alert-stage-unreached = Phone not reached
alert-stage-escalated = Overdue, to the leader

alert-failure-redirect = it sends on to another address, which was not followed
alert-failure-unknown-there = the other side does not know this address; the bot may be gone
alert-failure-too-often = the other side says that it is written to too often
alert-failure-refused = the other side does not take it; check the secret and the bot’s settings
alert-failure-broken-there = the other side is out of order
alert-failure-no-bot = what answers there is no bot; check the address
alert-failure-slow = no answer within ten seconds
alert-failure-private = the address leads into the network inside, which is not allowed
alert-failure-unreachable = it cannot be reached; there may be no network outside
alert-failure-unsealed = no sealed connection; its certificate may not be trusted
alert-failure-broken-off = the connection broke off
alert-failure-mail-unset = no mail server is set up
alert-failure-mail-login = the mail server does not take the name or the password
alert-failure-mail-sender = the mail server does not let the house write from this sender
alert-failure-mail-refused = the mail server does not take this address
alert-failure-push-gone = the phone takes no more; it was taken off the list
alert-failure-push-refused = the push service does not take what this server sends

alert-troubles = Not delivered
alert-troubles-none = Nothing.
alert-trouble-time = Time
alert-trouble-stage = Alert
alert-trouble-way = Way
alert-trouble-why = Why
alert-trouble-standing = Now
alert-given-up = { $tries ->
    [one] tried once, given up
   *[other] tried { $tries } times, given up
}
alert-tried-again = { $tries ->
    [one] tried once, will be tried again
   *[other] tried { $tries } times, will be tried again
}
alert-no-longer = not needed any more

alert-own-hint = The phone page always alerts. This goes beside it.
alert-own-mail = Mail
alert-own-mail-address = Mail address
alert-own-mail-takes = Send me
alert-own-mail-not-set-up = No mail server is set up here; mail does not go out for now.
alert-mail-takes-nothing = nothing
alert-mail-takes-escalations = what is told to me as a leader
alert-mail-takes-everything = everything that concerns me
alert-own-quiet = Quiet time
alert-own-quiet-hint = In this time only what is told further up comes, and the phone vibrates for what is late alone. It may go over midnight; leave both empty for none.
alert-own-quiet-from = From
alert-own-quiet-until = Until

alert-push-not-on = not switched on
alert-push-hint = Phones whose page is shut get it too. It goes through the servers of the browser’s maker abroad, sealed: the maker learns that something was told and how urgent it is, and no word of what. Many networks do not reach them, so it is an extra, and the owner’s office decides whether it is used.
alert-push-switched = Switched on { $time } by { $person }
alert-push-phones = { $count ->
    [one] one phone
   *[other] { $count } phones
}
alert-push-switch-on = Switch web push on
alert-push-change = Change web push
alert-push-switch-off = Switch web push off
alert-push-form-hint = From then on this server calls the makers ticked here, and no other. A message says what, where and by when. Phones of a maker that is unticked, or all where it is switched off, are forgotten.
alert-push-services = Push services that may be called
alert-push-for-google = Google, for Chrome on Android
alert-push-for-mozilla = Mozilla, for Firefox
alert-push-for-apple = Apple, for iPhone and Safari
alert-push-for-microsoft = Microsoft, for Edge
alert-push-contact = Contact
alert-push-contact-hint = A mail address, or a page that begins with https://. The makers ticked are told it, to write to where something is wrong.
alert-push-unreached = Phone not reached: { $place }, { $title }
alert-push-escalated = Overdue, to the leader: { $place }, { $title }
alert-push-more = { $count ->
    [one] One more duty
   *[other] { $count } more duties
}
alert-own-push = While the page is shut
alert-own-push-hint = Alerts come also while the page is shut; the locked screen shows what, where and by when. They go by the push services of { $services }, sealed. An open page alerts by itself; the quiet time counts here too; signing out ends it.
alert-own-push-not-on = Web push is not switched on here: while the page is shut, nothing alerts.
alert-own-push-on = Alert this phone while the page is shut
alert-own-push-off = Alert this phone no more
alert-own-push-here = On for this phone
alert-own-push-unable = This browser takes no push; while its page is open it alerts as always.
alert-own-push-insecure = The address does not begin with https://, so the browser allows no push.
alert-own-push-home-screen = Add this page to the home screen first, and open it from there.
alert-own-push-denied = The browser lets this site show no notices. Allow them in the browser’s settings.
alert-own-push-failed = It could not be switched on: this phone does not reach its browser’s push service.
alert-own-push-try = Send a trial to my phones
alert-own-push-remove = End it on all phones

alert-duty-told = Alerts
alert-duty-received = delivered { $time }
alert-duty-read = read { $time }
alert-duty-unreached = not received, the team leader was told { $time }
alert-duty-waits-phone = not yet on the phone
alert-duty-waits = waits to be sent
alert-duty-again = not sent ({ $why }), will be tried again
alert-duty-given-up = not sent ({ $why }), given up
alert-duty-superseded = something more urgent took its place
alert-duty-idle = not needed any more

alert-message-title = [{ $site }] { $count ->
    [one] one duty
   *[other] { $count } duties
}
alert-message-trial = [{ $site }] Trial
alert-message-trial-hint = Whoever reads this knows that this way of alerting is open.
alert-message-round = round { $round }
alert-message-time = by { $time }
alert-message-person = ({ $person })
alert-message-more = { $count ->
    [one] One more; see the board.
   *[other] { $count } more; see the board.
}

refusal-alert-secret-unfit = A secret is letters, digits and signs. Copy all of it from the bot’s settings.
refusal-alert-secret-unused = WeCom’s group bots have no signing secret. Leave it empty.
refusal-alert-stages-none = Choose at least one kind of alert.
refusal-alert-stage-unknown = There is no such alert.
refusal-alert-mail-unfit = That is no mail address. Write it as name@example.org.
refusal-alert-mail-missing = Give an address to be sent mail, or choose “nothing”.
refusal-alert-quiet-empty = The quiet time cannot begin and end at once. Leave both empty for none.
refusal-alert-quiet-half = Give both ends of the quiet time, or leave both empty.
refusal-alert-address-unfit = That is no usable address. Copy all of it from the bot’s settings; it begins with https://.
refusal-alert-address-private = The address leads into the network inside. It can be used once whoever runs Yingbin allows it.
refusal-alert-address-plain = The address has to begin with https://: an unsealed connection gives the bot’s address away.
refusal-alert-ways-many = There are { $most } group bots at most. Remove one that is not used.
refusal-alert-way-unknown = There is no such way of alerting. It may have been removed, or it is not yours to see.
refusal-alert-push-is-off = Web push is not switched on here; the owner’s office decides about it.
refusal-alert-push-unknown = This phone is not on your list, or was taken off it.
refusal-alert-push-contact-unfit = Give a mail address, or a page that begins with https://.
refusal-alert-push-services-none = Tick at least one push service, or switch web push off.
refusal-alert-push-service-closed = This browser’s push goes through { $host }, which the owner’s office did not allow.
refusal-alert-push-subscription-unfit = What the browser gave as its push address cannot be used. Try another browser, or a newer one.
refusal-alert-receipts-many = { $most } receipts at most at once. Send them apart.
