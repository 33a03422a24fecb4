package org.tocsin.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for this machine that nobody has signed. */
final class Certificate {
    static final String PASSWORD = "changeit";
    private static final Path STORE = make();

    private Certificate() {}

    static Path store() {
        return STORE;
    }

    /** Shows it to clients. */
    static SSLContext shown() {
        return context(true, false);
    }

    /** Trusts it, and no other. */
    static SSLContext trusted() {
        return context(false, true);
    }

    private static SSLContext context(boolean shows, boolean trusts) {
        try {
            var store = KeyStore.getInstance(STORE.toFile(), PASSWORD.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("tocsin", store.getCertificate("tocsin"));
            trust.init(trusted);
            var context = SSLContext.getInstance("TLS");
            context.init(
                    shows ? keys.getKeyManagers() : null,
                    trusts ? trust.getTrustManagers() : null,
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path make() {
        try {
            var folder = Files.createTempDirectory("tocsin-certificate");
            var store = folder.resolve("keys.p12");
            store.toFile().deleteOnExit();
            folder.toFile().deleteOnExit();
            var process =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(
                                                            System.getProperty("java.home"),
                                                            "bin",
                                                            "keytool")
                                                    .toString(),
                                            "-genkeypair",
                                            "-alias",
                                            "tocsin",
                                            "-keyalg",
                                            "EC",
                                            "-dname",
                                            "CN=localhost",
                                            "-ext",
                                            "san=dns:localhost,ip:127.0.0.1",
                                            "-storetype",
                                            "PKCS12",
                                            "-keystore",
                                            store.toString(),
                                            "-storepass",
                                            PASSWORD))
                            .redirectErrorStream(true)
                            .start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return store;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
