### Starting and tending the house at the terminal.

house-listening = Yingbin is serving at { $address }
house-set-up-link = There is no account yet. Open this one-time link within 24 hours to set the house up:
house-administrators-link = { $site } has nobody left who could let anybody in. Open this one-time link at the address of Yingbin within 24 hours to make new administrators:
house-administrators-there = The administrators are there; ask them. No link was made.
house-plain-http = Note: phones need HTTPS to work offline. Put a proxy with a certificate in front and add --secure.
house-newer-database = A newer version of the product wrote this database (migration { $migration }). Start that version, or restore the backup made before the upgrade.
house-database-unfit = “{ $database }” is no database for this. Give the path of a file, or postgres://user:password@host/name.
house-database-absent = There is no file { $path }. Say with --database where the database is.
house-database-read-only = { $path } cannot be written. Let the user that runs Yingbin write this file and its folder.
house-key-absent = The key file { $path } is not there, and personal data in the database is sealed with it. Put the copy of the key back, or say with --key-file where it is.
house-key-unreadable = { $path } holds no key: it should be one line of 64 hexadecimal digits. Put the copy of the key back.
house-key-another = { $path } is not the key of this database. Say with --key-file where the right one is.
house-port-in-use = Something listens on { $address } already. End it, or choose another port with --address.
house-failed = It did not work: { $problem }
house-verified = { $site }: { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}, the chain is whole, head { $hash }
house-file-unsound = The database file is damaged ({ $problem }): keep a copy, stop the house and restore the last backup
house-entry-absent = { $site }: entry { $number } is not there (removed or moved)
house-entry-changed = { $site }: entry { $number } was changed
house-head-differs = { $site }: what came after entry { $number } was cut off, or the head was changed
house-site-gone = { $site }: there are entries of it and no such site (it was removed, or they were put there)
house-duty-untold = { $site }: duty { $duty } is settled, and the journal does not tell of it
house-meeting-untold = { $site }: meeting { $meeting } is not what the journal tells; { $act } is missing
house-entry-undone = { $site }: entry { $number } tells of a duty that was settled, and it is not
house-head-there = { $site }: entry { $number } is there as it was written down; nothing up to it was cut off or written anew
house-head-gone = Entry { $number } is not there as it was written down: the journal was cut off or written anew
house-no-site = There is no site in this database yet
house-demo-open = The demo is ready: open { $address }
house-mail-server-unfit = That is no address of a mail server. Write smtps://name:password@server or smtp://server?tls=required.
house-mail-from-unfit = The sender’s address is missing or unfit. Write yingbin@example.org.
