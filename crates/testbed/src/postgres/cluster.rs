//! One running server with its files, held by a pipe.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};

use super::owner::Owner;
use super::programs::Programs;
use crate::directory::{self, TempDir};

const SUPERUSER: &str = "postgres";
const USER: &str = "yingbin";
const PASSWORD: &str = "only-for-tests";
/// Another process may take the free port between our look and the server's; then we begin anew.
const TRIES: usize = 5;

/// Durability off, nothing on the disk but the data, errors that tests provoke on purpose not
/// written down.
const SETTINGS: [&str; 8] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=300",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "log_min_messages=log",
    "lc_messages=C",
];

/// What holds the server: it ends it and removes its files when our end of the pipe closes, however
/// we end.
///
/// A signal at the parent's death would not do for us: the kernel sends it when the parent's
/// *thread* ends, and tests have many. This shell has one, so for its own child it is a second
/// rope. Only the server keeps standard error open, so that its end is seen.
const KEEPER: &str = r#"
files=$1; shift
exec 3>&2 2>/dev/null
"$@" </dev/null 2>&3 3>&- &
server=$!
exec 3>&-
cat >/dev/null
kill -QUIT "$server"
wait "$server"
rm -rf "$files"
"#;

/// A server that answers on a port of the loopback interface.
pub struct Cluster {
    port: u16,
    psql: PathBuf,
    /// Its standard input is never written: when it closes, the server ends.
    keeper: Child,
}

impl Cluster {
    /// Makes the files, starts the server and returns when it takes connections.
    pub fn start(programs: &Programs) -> Self {
        let owner = Owner::find();
        for _ in 0..TRIES {
            let files = make_files(programs, &owner);
            let port = free_port();
            let mut keeper = spawn(programs, &owner, files, port);
            let log = keeper.stderr.take().expect("standard error is piped");
            let cluster = Self {
                port,
                psql: programs.psql.clone(),
                keeper,
            };
            match wait_until_ready(log) {
                Ok(()) => {
                    cluster.sql(&format!("create role {USER} login password '{PASSWORD}'"));
                    return cluster;
                }
                Err(log) if log.contains("could not bind") => {}
                Err(log) => panic!("PostgreSQL did not start:\n{log}"),
            }
        }
        panic!("PostgreSQL found no free port in {TRIES} tries");
    }

    /// Creates the database `name` as a copy of `template`, owned by the user of [`Cluster::url`]. Nobody may be
    /// connected to the one that is copied.
    pub fn create_database(&self, name: &str, template: &str) {
        self.sql(&format!(
            "create database {name} owner {USER} template {template}"
        ));
    }

    /// The URL of the database `name` for its owner.
    pub fn url(&self, name: &str) -> String {
        format!(
            "postgres://{USER}:{PASSWORD}@127.0.0.1:{}/{name}",
            self.port
        )
    }

    /// The URL of the database `postgres` for the superuser.
    pub fn superuser_url(&self) -> String {
        format!(
            "postgres://{SUPERUSER}:{PASSWORD}@127.0.0.1:{}/postgres",
            self.port
        )
    }

    fn sql(&self, statement: &str) {
        run_sql(&self.psql, &self.superuser_url(), statement);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

/// Runs `statement` in the database at `url` and returns what it prints, bare.
pub fn run_sql(psql: &Path, url: &str, statement: &str) -> String {
    let mut command = Command::new(psql);
    command.args([
        "--no-psqlrc",
        "--quiet",
        "--tuples-only",
        "--no-align",
        "--set=ON_ERROR_STOP=1",
    ]);
    let output = command
        .args(["--command", statement, url])
        .output()
        .expect("psql was found");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "psql could not `{statement}`: {complaint}"
    );
    String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned()
}

/// An empty cluster's files, in a directory that is the owner's.
fn make_files(programs: &Programs, owner: &Owner) -> TempDir {
    let files = directory::in_memory();
    let password = files.path().join("password");
    std::fs::write(&password, PASSWORD).expect("a fresh directory can be written");
    if let Some((uid, gid)) = owner.ids() {
        for path in [files.path(), &password] {
            chown(path, Some(uid), Some(gid)).expect("root may give files away");
        }
    }
    let mut initdb = owner.command(&programs.initdb);
    initdb
        .arg("--pgdata")
        .arg(files.path().join("data"))
        .arg("--pwfile")
        .arg(&password);
    initdb.args([
        "--username",
        SUPERUSER,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
    ]);
    let output = initdb.arg("--no-sync").output().expect("initdb was found");
    assert!(
        output.status.success(),
        "initdb failed: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    files
}

/// Starts the server under its keeper, who removes `files` from now on.
fn spawn(programs: &Programs, owner: &Owner, files: TempDir, port: u16) -> Child {
    let server = owner.command(&programs.postgres);
    let files = files.keep();
    let mut keeper = Command::new("sh");
    keeper.args(["-c", KEEPER, "sh"]).arg(&files);
    keeper.arg(server.get_program()).args(server.get_args());
    keeper
        .arg("-D")
        .arg(files.join("data"))
        .args(["-p", &port.to_string()]);
    keeper.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    keeper
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    // An interrupt from the keyboard reaches us alone, and the keeper through the pipe.
    keeper
        .process_group(0)
        .current_dir("/")
        .spawn()
        .expect("every Unix has a shell")
}

/// Returns when the server says that it takes connections; if it ends before, its words are the
/// error.
fn wait_until_ready(log: ChildStderr) -> Result<(), String> {
    let mut lines = BufReader::new(log).lines().map_while(Result::ok);
    let mut said = String::new();
    for line in lines.by_ref() {
        if line.contains("ready to accept connections") {
            // Somebody must go on reading, or the server would one day wait for us.
            std::thread::spawn(move || lines.for_each(drop));
            return Ok(());
        }
        said.push_str(&line);
        said.push('\n');
    }
    Err(said)
}

fn free_port() -> u16 {
    let listener =
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("the loopback interface is there");
    listener
        .local_addr()
        .expect("a bound listener has an address")
        .port()
}
