package org.tocsin.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tocsin.domain.data.SourceSpec;
import org.tocsin.domain.data.SourceSpec.Secret;
import org.tocsin.domain.notice.ChannelSpec;
import org.tocsin.secret.Secrets;
import org.tocsin.workspace.Workspace;

/**
 * The secrets that a workspace refers to, so that they can be blotted out of what leaves it. They
 * are looked up when something is first written, because a keyring may take its time.
 */
final class KnownSecrets {
    private final Workspace workspace;
    private final Site site;
    private final Secrets secrets;
    private boolean learned;

    KnownSecrets(Workspace workspace, Site site, Secrets secrets) {
        this.workspace = workspace;
        this.site = site;
        this.secrets = secrets;
    }

    synchronized String blotted(String text) {
        if (!learned) {
            references().forEach(this::learn);
            learned = true;
        }
        return secrets.redaction().of(text);
    }

    /** What is found is learned by whoever hands it out; what is not cannot stand in a text. */
    private void learn(Secret reference) {
        var _ = secrets.find(reference);
    }

    private List<Secret> references() {
        var all = new ArrayList<Secret>();
        site.sources().forEach(source -> all.addAll(of(source)));
        workspace.file().channels().values().forEach(channel -> all.addAll(of(channel)));
        workspace.file().upkeep().door().ifPresent(door -> all.add(door.token()));
        return all;
    }

    private static List<Secret> of(SourceSpec source) {
        return switch (source) {
            case SourceSpec.Folder _ -> List.of();
            case SourceSpec.Jdbc database -> database.password().stream().toList();
            case SourceSpec.Http server ->
                    server.headers().values().stream()
                            .flatMap(header -> header.secret().stream())
                            .toList();
        };
    }

    private static List<Secret> of(ChannelSpec channel) {
        return switch (channel) {
            case ChannelSpec.Slack(var hooks) -> keys(hooks);
            case ChannelSpec.PagerDuty(_, var keys, _) -> keys(keys);
            case ChannelSpec.Mail(_, var login, _) ->
                    login.map(ChannelSpec.Login::password).stream().toList();
            case ChannelSpec.Webhook(var to, var signing, _) -> both(Optional.of(to), signing);
            case ChannelSpec.Jira jira -> List.of(jira.site().access().secret());
            case ChannelSpec.ServiceNow(var access, _) -> List.of(access.secret());
            case ChannelSpec.Desktop _ -> List.of();
            case ChannelSpec.Annotations(_, var post, var signing) -> both(post, signing);
        };
    }

    private static List<Secret> keys(ChannelSpec.Keys keys) {
        var all = new ArrayList<>(keys.own().values());
        keys.usual().ifPresent(all::add);
        return all;
    }

    private static List<Secret> both(
            Optional<ChannelSpec.Address> address, ChannelSpec.Signing signing) {
        var all = new ArrayList<>(signing.key().stream().toList());
        address.ifPresent(to -> {
            if (to instanceof ChannelSpec.Address.Kept(var secret)) {
                all.add(secret);
            }
        });
        return all;
    }
}
