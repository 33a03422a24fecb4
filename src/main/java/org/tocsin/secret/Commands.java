package org.tocsin.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Runs a program of the platform; what is secret goes through its standard input only. */
interface Commands {
    /** How a run ended; {@code out} may be a secret. */
    record Ended(int code, String out, String complaint) {
        static final int NOT_THERE = -1;
        static final int TOO_SLOW = -2;

        boolean well() {
            return code == 0;
        }

        @Override
        public String toString() {
            return "Ended[" + code + ", ***, " + complaint + "]";
        }
    }

    Ended run(List<String> command, Map<String, String> environment, String input);

    /** The real ones, given up after a time: a keyring may wait for somebody to unlock it. */
    static Commands ofSystem(Duration limit) {
        return (command, environment, input) -> {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            try {
                return ended(builder.start(), input, limit);
            } catch (IOException e) {
                return new Ended(Ended.NOT_THERE, "", String.valueOf(e.getMessage()));
            }
        };
    }

    private static Ended ended(Process process, String input, Duration limit) throws IOException {
        try {
            var out = reading(process.getInputStream());
            var complaint = reading(process.getErrorStream());
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // It ended without reading; its exit code says what that means.
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ended(
                        Ended.TOO_SLOW, "", "it did not end within " + limit.toSeconds() + " s");
            }
            return new Ended(process.exitValue(), out.get(), complaint.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(Ended.TOO_SLOW, "", "it was interrupted");
        } catch (ExecutionException e) {
            throw new IOException("its output cannot be read", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static FutureTask<String> reading(java.io.InputStream stream) {
        var task =
                new FutureTask<>(() -> new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().name("keyring").start(task);
        return task;
    }
}
