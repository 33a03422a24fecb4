package org.tocsin.workspace;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.domain.notice.ChannelSpec.Access;
import org.tocsin.domain.notice.ChannelSpec.Address;
import org.tocsin.domain.notice.ChannelSpec.JiraSite.Edition;
import org.tocsin.domain.notice.ChannelSpec.Keys;
import org.tocsin.domain.notice.ChannelSpec.Signing;

/** A channel as {@link ChannelReader} reads it. */
final class ChannelYaml {
    private ChannelYaml() {}

    static Map<String, Object> of(ChannelSpec spec) {
        var values = new LinkedHashMap<String, Object>();
        values.put("kind", spec.kind());
        switch (spec) {
            case ChannelSpec.Slack(var hooks) -> put(values, hooks, "url", "hooks");
            case ChannelSpec.PagerDuty duty -> {
                if (!duty.url().equals(ChannelSpec.PagerDuty.URL)) {
                    values.put("url", duty.url());
                }
                put(values, duty.keys(), "key", "keys");
                put(values, "severities", duty.severities());
            }
            case ChannelSpec.Mail mail -> put(values, mail);
            case ChannelSpec.Webhook webhook -> {
                values.put("url", address(webhook.to()));
                put(values, webhook.signing());
                if (webhook.dropsRepetitions()) {
                    values.put("drops-repetitions", true);
                }
            }
            case ChannelSpec.Jira jira -> put(values, jira);
            case ChannelSpec.ServiceNow(var access, var closeCode) -> {
                put(values, access, "password");
                values.put("close-code", closeCode);
            }
            case ChannelSpec.Desktop desktop -> put(values, desktop);
            case ChannelSpec.Annotations annotations -> {
                values.put("file", annotations.file());
                annotations.post().ifPresent(post -> values.put("url", address(post)));
                put(values, annotations.signing());
            }
        }
        return values;
    }

    private static void put(Map<String, Object> values, ChannelSpec.Mail mail) {
        values.put("host", mail.server().host());
        values.put("port", mail.server().port());
        values.put("security", mail.server().security().name().toLowerCase(Locale.ROOT));
        mail.login()
                .ifPresent(login -> {
                    values.put("user", login.user());
                    values.put("password", secret(login.password()));
                });
        values.put("from", mail.from());
    }

    private static void put(Map<String, Object> values, ChannelSpec.Jira jira) {
        put(values, jira.site().access(), "token");
        values.put("edition", jira.site().edition() == Edition.CLOUD ? "cloud" : "data-center");
        values.put("project", jira.project());
        values.put("type", jira.type());
        var transitions = new LinkedHashMap<String, String>();
        jira.transitions()
                .forEach((purpose, name) ->
                        transitions.put(purpose.name().toLowerCase(Locale.ROOT), name));
        put(values, "transitions", transitions);
        put(values, "priorities", jira.priorities());
    }

    private static void put(Map<String, Object> values, ChannelSpec.Desktop desktop) {
        values.put("sound", desktop.sound());
        desktop.quiet()
                .ifPresent(quiet -> {
                    var hours = new LinkedHashMap<String, String>();
                    hours.put("from", quiet.from().toString());
                    hours.put("to", quiet.to().toString());
                    hours.put("zone", quiet.zone().getId());
                    values.put("quiet", hours);
                });
    }

    private static void put(Map<String, Object> values, Access access, String key) {
        values.put("url", access.url());
        access.user().ifPresent(user -> values.put("user", user));
        values.put(key, secret(access.secret()));
    }

    private static void put(Map<String, Object> values, Keys keys, String usual, String own) {
        keys.usual().ifPresent(secret -> values.put(usual, secret(secret)));
        var byAddress = new LinkedHashMap<String, Object>();
        keys.own().forEach((address, secret) -> byAddress.put(address, secret(secret)));
        if (!byAddress.isEmpty()) {
            values.put(own, byAddress);
        }
    }

    private static void put(Map<String, Object> values, Signing signing) {
        signing.key().ifPresent(key -> values.put("signing-key", secret(key)));
    }

    private static void put(Map<String, Object> values, String key, Map<String, String> words) {
        if (!words.isEmpty()) {
            values.put(key, new LinkedHashMap<>(words));
        }
    }

    private static Object address(Address address) {
        return switch (address) {
            case Address.Written(var url) -> url;
            case Address.Kept(var secret) -> secret(secret);
        };
    }

    private static Map<String, String> secret(Secret secret) {
        return switch (secret) {
            case Secret.Environment(var variable) -> Map.of("env", variable);
            case Secret.Keyring(var name) -> Map.of("keyring", name);
            case Secret.Stored(var name) -> Map.of("store", name);
        };
    }
}
