### Starting and tending the house at the terminal.

house-listening = Yingbin is serving at { $address }
house-set-up-link = There is no account yet. Open this one-time link within 24 hours to set the house up:
house-plain-http = Note: phones need HTTPS to work offline. Put a proxy with a certificate in front and add --secure.
house-newer-database = A newer version of the product wrote this database (migration { $migration }). Start that version, or restore the backup made before the upgrade.
house-port-in-use = Something listens on { $address } already. End it, or choose another port with --address.
house-failed = It did not work: { $problem }
house-verified = { $site }: { $count } entries, the chain is whole, head { $hash }
house-file-unsound = The database file is damaged ({ $problem }): keep a copy, stop the house and restore the last backup
house-entry-absent = { $site }: entry { $number } is not there (removed or moved)
house-entry-changed = { $site }: entry { $number } was changed
house-head-differs = { $site }: what came after entry { $number } was cut off, or the head was changed
house-no-site = There is no site in this database yet
house-demo-open = The demo is ready: open { $address }
