package org.tocsin.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets as the content of a file: all of them, with their names, under AES-256-GCM; the key comes
 * from a passphrase by PBKDF2 with HMAC-SHA-512 (RFC 8018; OWASP asks for 210,000 rounds). Half of
 * what is derived is kept beside, so that a wrong passphrase is told from a file that was changed.
 */
final class SealedFile {
    /** The file cannot be opened; the message says why and what to do. */
    static final class Shut extends Exception {
        private static final long serialVersionUID = 1L;

        Shut(String message) {
            super(message);
        }
    }

    private record Head(String format, int rounds, byte[] salt, byte[] nonce, byte[] check) {
        byte[] bound() {
            return "%s %d %s %s"
                    .formatted(format, rounds, base64(salt), base64(nonce))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private record Keys(SecretKeySpec key, byte[] check) {}

    private static final String FORMAT = "tocsin/secrets/1";
    private static final int ROUNDS = 210_000;

    /** More would only keep whoever opens a forged file busy. */
    private static final int MOST_ROUNDS = 10_000_000;

    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final ObjectMapper JSON = new ObjectMapper();

    private SealedFile() {}

    static byte[] seal(Map<String, String> secrets, char[] passphrase, SecureRandom random)
            throws GeneralSecurityException, JsonProcessingException {
        byte[] salt = bytes(random, SALT_BYTES);
        var keys = keys(passphrase, salt, ROUNDS);
        var head = new Head(FORMAT, ROUNDS, salt, bytes(random, NONCE_BYTES), keys.check());
        var cipher = cipher(Cipher.ENCRYPT_MODE, keys, head);
        byte[] sealed = cipher.doFinal(JSON.writeValueAsBytes(new TreeMap<>(secrets)));
        var file = JSON.createObjectNode();
        file.put("format", head.format());
        file.put("rounds", head.rounds());
        file.put("salt", base64(salt));
        file.put("nonce", base64(head.nonce()));
        file.put("check", base64(head.check()));
        file.put("sealed", base64(sealed));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(file);
    }

    static Map<String, String> open(byte[] content, char[] passphrase)
            throws Shut, GeneralSecurityException {
        try {
            var file = JSON.readTree(content);
            var head =
                    new Head(
                            file.path("format").asText(),
                            file.path("rounds").asInt(),
                            decoded(file.path("salt").asText()),
                            decoded(file.path("nonce").asText()),
                            decoded(file.path("check").asText()));
            if (!head.format().equals(FORMAT)
                    || head.rounds() < 1
                    || head.rounds() > MOST_ROUNDS
                    || head.salt().length == 0
                    || head.nonce().length != NONCE_BYTES) {
                throw damaged();
            }
            var keys = keys(passphrase, head.salt(), head.rounds());
            if (!MessageDigest.isEqual(keys.check(), head.check())) {
                throw new Shut("the passphrase is wrong");
            }
            byte[] sealed = decoded(file.path("sealed").asText());
            return JSON.readValue(
                    cipher(Cipher.DECRYPT_MODE, keys, head).doFinal(sealed),
                    new TypeReference<Map<String, String>>() {});
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw damaged();
        } catch (java.io.IOException e) {
            throw damaged();
        }
    }

    private static Shut damaged() {
        return new Shut(
                "it was changed or damaged since Tocsin wrote it, and nothing in it can be trusted;"
                        + " restore it from a backup, or delete it and set the secrets anew");
    }

    private static Keys keys(char[] passphrase, byte[] salt, int rounds)
            throws GeneralSecurityException {
        var spec = new PBEKeySpec(passphrase, salt, rounds, KEY_BYTES * 2 * Byte.SIZE);
        try {
            byte[] derived =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                            .generateSecret(spec)
                            .getEncoded();
            var key = new SecretKeySpec(derived, 0, KEY_BYTES, "AES");
            byte[] check = Arrays.copyOfRange(derived, KEY_BYTES, derived.length);
            return new Keys(key, MessageDigest.getInstance("SHA-256").digest(check));
        } finally {
            spec.clearPassword();
        }
    }

    private static Cipher cipher(int mode, Keys keys, Head head) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.key(), new GCMParameterSpec(TAG_BITS, head.nonce()));
        cipher.updateAAD(head.bound());
        return cipher;
    }

    private static byte[] bytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }
}
