package org.tocsin.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.tocsin.secret.SealedFile.Shut;

/**
 * Secrets in one encrypted file that only its owner may read; replaced whole, so that a crash
 * leaves the old one or the new one.
 */
public final class SecretStore {
    /** What came of an attempt to use the store. */
    public sealed interface Outcome<T> {
        record Done<T>(T value) implements Outcome<T> {}

        /**
         * @param why which file, what is wrong and what to do
         */
        record Failed<T>(String why) implements Outcome<T> {}
    }

    private static final String NO_PASSPHRASE =
            "no passphrase was given; set TOCSIN_PASSPHRASE, or keep it in the keyring with:"
                    + " tocsin secret set tocsin-passphrase --in keyring";

    private final Path file;
    private final Supplier<Optional<String>> passphrase;

    /**
     * @param passphrase asked each time, since it may come from the environment, a keyring or a
     *     person
     */
    public SecretStore(Path file, Supplier<Optional<String>> passphrase) {
        this.file = file;
        this.passphrase = passphrase;
    }

    public Found find(String name) {
        if (!Files.exists(file)) {
            return new Found.Missing(
                    "there is no store of secrets %s; make one with: tocsin secret set %s"
                            .formatted(file, name));
        }
        return switch (opened()) {
            case Outcome.Failed<Map<String, String>>(var why) -> new Found.Missing(why);
            case Outcome.Done<Map<String, String>>(var secrets) ->
                    Optional.ofNullable(secrets.get(name))
                            .<Found>map(Found.Value::new)
                            .orElseGet(() ->
                                    new Found.Missing(
                                            "the store of secrets %s has no %s; add it with: tocsin secret set %s"
                                                    .formatted(file, name, name)));
        };
    }

    /** The names, never the values. Where nothing was ever kept, no passphrase is needed. */
    public Outcome<Set<String>> names() {
        if (Files.notExists(file)) {
            return new Outcome.Done<>(Set.of());
        }
        return switch (opened()) {
            case Outcome.Failed<Map<String, String>>(var why) -> new Outcome.Failed<>(why);
            case Outcome.Done<Map<String, String>>(var secrets) ->
                    new Outcome.Done<>(new TreeSet<>(secrets.keySet()));
        };
    }

    /** Whether there was one of this name before. */
    public Outcome<Boolean> set(String name, String value) {
        return change(secrets -> secrets.put(name, value) != null);
    }

    /** Whether there was one of this name. */
    public Outcome<Boolean> remove(String name) {
        return change(secrets -> secrets.remove(name) != null);
    }

    @FunctionalInterface
    private interface Change {
        boolean of(Map<String, String> secrets);
    }

    /** One at a time, also among processes: a lock file beside guards reading and replacing. */
    private synchronized Outcome<Boolean> change(Change change) {
        try {
            Path folder = file.toAbsolutePath().resolveSibling("");
            Files.createDirectories(folder);
            try (var lock =
                            FileChannel.open(
                                    folder.resolve("." + file.getFileName() + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                return switch (opened()) {
                    case Outcome.Failed<Map<String, String>>(var why) -> new Outcome.Failed<>(why);
                    case Outcome.Done<Map<String, String>>(var secrets) -> {
                        boolean known = change.of(secrets);
                        replace(folder, secrets);
                        yield new Outcome.Done<>(known);
                    }
                };
            }
        } catch (IOException | GeneralSecurityException e) {
            return new Outcome.Failed<>(cannot("written", e));
        }
    }

    private Outcome<Map<String, String>> opened() {
        var words = passphrase.get();
        if (words.isEmpty() || words.get().isEmpty()) {
            return new Outcome.Failed<>(
                    "the store of secrets %s stays shut: %s".formatted(file, NO_PASSPHRASE));
        }
        if (!Files.exists(file)) {
            return new Outcome.Done<>(new TreeMap<>());
        }
        try {
            byte[] content = Files.readAllBytes(file);
            return new Outcome.Done<>(
                    new TreeMap<>(SealedFile.open(content, words.get().toCharArray())));
        } catch (Shut e) {
            return new Outcome.Failed<>(
                    "the store of secrets %s stays shut: %s".formatted(file, e.getMessage()));
        } catch (IOException | GeneralSecurityException e) {
            return new Outcome.Failed<>(cannot("read", e));
        }
    }

    private void replace(Path folder, Map<String, String> secrets)
            throws IOException, GeneralSecurityException {
        byte[] content =
                SealedFile.seal(
                        secrets, passphrase.get().orElseThrow().toCharArray(), new SecureRandom());
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        Path fresh = folder.resolve("." + file.getFileName() + "." + unique + ".tmp");
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (var channel = FileChannel.open(fresh, options, ownersOnly(folder))) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Mode 600 from the first byte on, where the disk knows modes; elsewhere the folder's rules.
     */
    private static FileAttribute<?>[] ownersOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private String cannot(String what, Exception e) {
        return "the store of secrets %s cannot be %s: %s; check the disk and its permissions"
                .formatted(file, what, e.getMessage());
    }
}
