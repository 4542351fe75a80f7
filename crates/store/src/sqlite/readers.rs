//! The connections that read, and who has one at the moment.

use std::sync::{Condvar, Mutex, PoisonError};

use crate::Database;

/// Connections that read; taken and given back on the same thread.
pub(super) struct Readers {
    free: Mutex<Vec<Database>>,
    returned: Condvar,
}

impl Readers {
    pub(super) fn new(connections: Vec<Database>) -> Self {
        Self {
            free: Mutex::new(connections),
            returned: Condvar::new(),
        }
    }

    pub(super) fn take(&self) -> Reader<'_> {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(connection) = free.pop() {
                return Reader {
                    readers: self,
                    connection: Some(connection),
                };
            }
            free = self
                .returned
                .wait(free)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

pub(super) struct Reader<'readers> {
    readers: &'readers Readers,
    connection: Option<Database>,
}

impl Reader<'_> {
    pub(super) fn connection(&mut self) -> &mut Database {
        self.connection
            .as_mut()
            .expect("a reader holds its connection until it is dropped")
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.readers
                .free
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
            self.readers.returned.notify_one();
        }
    }
}
