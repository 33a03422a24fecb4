package org.tocsin.domain.notice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tocsin.domain.data.SourceSpec.Secret;

/**
 * How a channel is set up (N-1). Secrets are references only; what an instance prints may be shown.
 */
public sealed interface ChannelSpec {
    /** As {@code workspace.yaml} calls it. */
    default String kind() {
        return switch (this) {
            case Slack _ -> "slack";
            case PagerDuty _ -> "pagerduty";
            case Mail _ -> "smtp";
            case Webhook _ -> "webhook";
            case Jira _ -> "jira";
            case ServiceNow _ -> "servicenow";
            case Desktop _ -> "desktop";
            case Annotations _ -> "annotations";
        };
    }

    /** As it was written, so that a file that is written again stays as it was. */
    private static <K, V> Map<K, V> inOrder(Map<K, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Slack's incoming webhooks.
     *
     * @param hooks whole addresses; one's own is for an address such as {@code #data-incidents} or
     *     for the id of a person or role
     */
    record Slack(Keys hooks) implements ChannelSpec {}

    /**
     * PagerDuty's Events API v2.
     *
     * @param url without {@code /enqueue}
     * @param keys integration keys; one's own is for an address or for the id of a person or role
     * @param severities critical, error, warning or info by the playbook's severity, where the
     *     level is not the answer
     */
    record PagerDuty(String url, Keys keys, Map<String, String> severities) implements ChannelSpec {
        public static final String URL = "https://events.pagerduty.com/v2";

        public PagerDuty {
            severities = inOrder(severities);
        }
    }

    /**
     * Mail over SMTP.
     *
     * @param from {@code tocsin@example.com} or {@code Tocsin <tocsin@example.com>}
     */
    record Mail(Server server, Optional<Login> login, String from) implements ChannelSpec {}

    /** A JSON document for each message, posted to somebody's own server. */
    record Webhook(Address to, Signing signing, boolean dropsRepetitions) implements ChannelSpec {}

    /**
     * Jira's issues.
     *
     * @param type of a new issue, such as Task
     * @param transitions names by what happened, where the issue is to move along
     * @param priorities Jira's names by the playbook's severity, where they are to be set
     */
    record Jira(
            JiraSite site,
            String project,
            String type,
            Map<Purpose, String> transitions,
            Map<String, String> priorities)
            implements ChannelSpec {
        public Jira {
            transitions = inOrder(transitions);
            priorities = inOrder(priorities);
        }
    }

    /**
     * ServiceNow's incidents.
     *
     * @param closeCode as the instance lists it
     */
    record ServiceNow(Access access, String closeCode) implements ChannelSpec {
        public static final String CLOSE_CODE = "Solution provided";
    }

    /** The screen and the loudspeaker of whoever runs this process. */
    record Desktop(boolean sound, Optional<QuietHours> quiet) implements ChannelSpec {}

    /**
     * What readers of dashboards are to know (N-5): a JSON file, the same as HTML beside it, and
     * the same posted.
     *
     * @param file path of the JSON file, relative to the workspace or absolute
     */
    record Annotations(String file, Optional<Address> post, Signing signing)
            implements ChannelSpec {}

    /**
     * @param usual for whoever has none of their own
     * @param own by address, person or role
     */
    record Keys(Optional<Secret> usual, Map<String, Secret> own) {
        public Keys {
            own = inOrder(own);
        }

        /** The first that fits: the address's, the holder's, the role's, the usual one. */
        public Optional<Secret> of(Destination to) {
            return Optional.ofNullable(own.get(to.address()))
                    .or(() -> Optional.ofNullable(own.get(to.holder())))
                    .or(() -> Optional.ofNullable(own.get(to.role())))
                    .or(() -> usual);
        }
    }

    /** A server of mail and how the way to it is kept from others. */
    record Server(String host, int port, Security security) {
        /** What is asked for is required: without it nothing is sent. */
        public enum Security {
            NONE(25),
            STARTTLS(587),
            TLS(465);

            private final int port;

            Security(int port) {
                this.port = port;
            }

            /** Where servers of this kind usually listen. */
            public int port() {
                return port;
            }
        }
    }

    record Login(String user, Secret password) {}

    /** An address that may be read by all, or is a secret by itself. */
    sealed interface Address {
        record Written(String url) implements Address {}

        record Kept(Secret secret) implements Address {}
    }

    /**
     * @param key of the HMAC-SHA-256 that proves who sent it; without one nothing is signed
     */
    record Signing(Optional<Secret> key) {}

    /**
     * @param url of the site, {@code https:}
     * @param user with one it is Basic authentication, else the secret is a bearer's
     */
    record Access(String url, Optional<String> user, Secret secret) {}

    record JiraSite(Access access, Edition edition) {
        public enum Edition {
            /** REST version 3: texts are documents. */
            CLOUD,
            /** REST version 2: texts are texts. */
            DATA_CENTER
        }
    }
}
