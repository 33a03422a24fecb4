package org.tocsin.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tocsin.domain.playbook.Written;
import org.tocsin.domain.response.Template;
import org.tocsin.playbook.TemplateFile;
import org.tocsin.ui.kit.Trouble;
import org.tocsin.ui.playbook.TemplateDesk;
import org.tocsin.workspace.AtomicFile;

/** The templates of a workspace's own playbook, on the disk. */
final class TemplateFiles implements TemplateDesk {
    private final Path folder;

    /**
     * @param folder the playbook's
     */
    TemplateFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Opened open(String template, Written.Spot at) {
        try {
            var file = Files.readString(path(at), StandardCharsets.UTF_8);
            return new TemplateFile(file, template)
                    .wording()
                    .<Opened>map(words -> new Opened.Read(new Page(template, at, words, file)))
                    .orElseGet(() -> new Opened.Unread(gone(template, at)));
        } catch (IOException fault) {
            return new Opened.Unread(trouble("The template cannot be read", at, fault));
        }
    }

    private Trouble gone(String template, Written.Spot at) {
        return new Trouble(
                "The file no longer has the template \"%s\"".formatted(template),
                path(at).toString(),
                "Problems and Changes say what became of it.");
    }

    @Override
    public Saved save(Page page, Template.Wording words) {
        return switch (open(page.template(), page.at())) {
            case Opened.Unread(var trouble) -> new Saved.Refused(trouble);
            case Opened.Read(var now) ->
                    now.file().equals(page.file()) ? write(page, words) : new Saved.Changed(now);
        };
    }

    private Saved write(Page page, Template.Wording words) {
        return switch (new TemplateFile(page.file(), page.template()).with(words)) {
            case TemplateFile.Edit.Refused(var why) ->
                    new Saved.Refused(
                            new Trouble(
                                    "The template was not saved: " + why,
                                    path(page.at()).toString(),
                                    ""));
            case TemplateFile.Edit.Done(var text) ->
                    written(page.at(), text)
                            .<Saved>map(Saved.Refused::new)
                            .orElseGet(Saved.Done::new);
        };
    }

    private Optional<Trouble> written(Written.Spot at, String text) {
        try {
            AtomicFile.replace(path(at), text.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException fault) {
            return Optional.of(trouble("The template was not saved", at, fault));
        }
    }

    private Trouble trouble(String what, Written.Spot at, IOException fault) {
        var why =
                fault instanceof CharacterCodingException
                        ? "the file is not UTF-8"
                        : fault.getClass().getSimpleName() + ": " + fault.getMessage();
        return new Trouble(
                "%s: %s".formatted(what, why),
                path(at).toString(),
                "Look at the file and its folder; what you have written is still here.");
    }

    private Path path(Written.Spot at) {
        return folder.resolve(at.file());
    }
}
