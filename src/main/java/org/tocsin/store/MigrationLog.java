package org.tocsin.store;

import java.lang.System.Logger.Level;
import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;

/** Keeps Flyway's progress out of the terminal; its warnings and errors go to the program's log. */
record MigrationLog(System.Logger log) implements Log {
    /** Flyway makes one by its name. */
    public static final class Creator implements LogCreator {
        @Override
        public Log createLogger(Class<?> type) {
            return new MigrationLog(System.getLogger(type.getName()));
        }
    }

    @Override
    public void debug(String message) {
        log.log(Level.TRACE, message);
    }

    @Override
    public void info(String message) {
        log.log(Level.DEBUG, message);
    }

    @Override
    public void notice(String message) {
        log.log(Level.DEBUG, message);
    }

    @Override
    public void warn(String message) {
        log.log(Level.WARNING, message);
    }

    @Override
    public void error(String message) {
        log.log(Level.ERROR, message);
    }

    @Override
    public void error(String message, Exception cause) {
        log.log(Level.ERROR, message, cause);
    }
}
