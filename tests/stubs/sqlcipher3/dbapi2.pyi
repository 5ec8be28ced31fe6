from sqlite3 import Connection as Connection
from sqlite3 import DatabaseError as DatabaseError
from sqlite3 import OperationalError as OperationalError

sqlite_version: str

def connect(
    database: str,
    *,
    check_same_thread: bool = ...,
    cached_statements: int = ...,
    timeout: float = ...,
    uri: bool = ...,
) -> Connection: ...
