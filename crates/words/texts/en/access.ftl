## Set-up, kinds of places, and what is shown to whoever may not know.

access-masked-title = Taken
access-set-up-standard = Written standard
access-set-up-system-hint = Makes and disables accounts; sees nothing of the service.
access-set-up-security-hint = Grants and revokes roles; makes no accounts. The two must be different people.
access-administrators = New administrators
access-administrators-hint = Nobody is left who could let anybody in. Make new accounts; this link ends with it.
access-set-up-standard-hint = It can be changed later on the page Standard.
access-set-up-next = After this
access-place-meeting-room = Meeting room
access-place-hall = Hall
access-place-hall-desk = Hall desk
access-place-canteen = Canteen
access-place-small-dining-room = Small dining room
access-place-leader-office = Leader’s office
access-place-principal-leader-office = Principal leader’s office
access-place-office = Office
access-place-team-office = Team office
access-place-mail-room = Mail room
