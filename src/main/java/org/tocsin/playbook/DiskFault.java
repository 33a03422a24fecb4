package org.tocsin.playbook;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why a file could not be read or written. */
final class DiskFault {
    private DiskFault() {}

    static String words(IOException fault) {
        return switch (fault) {
            case AccessDeniedException _ -> "access is denied";
            case NoSuchFileException _ -> "there is no such place";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> fault.toString();
        };
    }
}
