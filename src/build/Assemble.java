import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.ClassTransform;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Last step of the build: turns the jars in {@code target/tocsin/lib} into something that starts
 * quickly. Run as {@code java src/build/Assemble.java target/tocsin}.
 */
final class Assemble {
    private final Path home;
    private final Path lib;

    private Assemble(Path home) {
        this.home = home;
        this.lib = home.resolve("lib");
    }

    public static void main(String[] args) throws Exception {
        var assemble = new Assemble(Path.of(args[0]).toAbsolutePath());
        assemble.launchers();
        assemble.extractDuckDb();
        assemble.modernisePicocli();
        assemble.rehearse("commands");
        assemble.rehearse("window");
    }

    /** The launchers fall back on the JDK that built them, so they must know which one that was. */
    private void launchers() throws IOException {
        var bin = Files.createDirectories(home.resolve("bin"));
        var templates = Path.of("src/main/launcher");
        for (var name : List.of("tocsin", "tocsin.bat")) {
            var text = Files.readString(templates.resolve(name)).replace("@jdk@", System.getProperty("java.home"));
            var script = Files.writeString(bin.resolve(name), text);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        for (var name : List.of("java.options", "logging.properties")) {
            Files.copy(templates.resolve(name), lib.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * The DuckDB driver unpacks its 72 MB library into the temporary folder at every start unless the
     * library lies beside the jar and not within it; that is worth 0.35 s a start.
     */
    private void extractDuckDb() throws IOException {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        String library =
                "libduckdb_java.so_" + (os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : "linux") + "_" + arch;
        try (var jars = Files.newDirectoryStream(lib, "duckdb_jdbc-*.jar")) {
            for (var jar : jars) {
                try (var zip = FileSystems.newFileSystem(jar, Map.of())) {
                    var inside = zip.getPath(library);
                    if (Files.exists(inside)) {
                        Files.copy(inside, lib.resolve(library), StandardCopyOption.REPLACE_EXISTING);
                        Files.delete(inside);
                    }
                }
            }
        }
    }

    /**
     * Picocli is compiled for Java 5, and classes of that age are left out of the start-up cache:
     * every command would load and verify some 150 of them anew, which is 0.2 s. Written again with
     * stack maps, as any class since Java 6, they are taken in.
     */
    private void modernisePicocli() throws IOException {
        try (var jars = Files.newDirectoryStream(lib, "picocli-*.jar")) {
            for (var jar : jars) {
                try (var zip = FileSystems.newFileSystem(jar, Map.of());
                        var files = Files.walk(zip.getPath("/picocli"))) {
                    var within =
                            ClassHierarchyResolver.ofResourceParsing(
                                            name -> open(zip.getPath("/" + name.packageName().replace('.', '/'), name.displayName() + ".class")))
                                    .orElse(ClassHierarchyResolver.defaultResolver());
                    var classes =
                            ClassFile.of(
                                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                                    ClassFile.ClassHierarchyResolverOption.of(within));
                    for (var file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                        var old = classes.parse(file);
                        if (old.majorVersion() < ClassFile.JAVA_6_VERSION) {
                            Files.write(file, classes.transformClass(old, MODERN));
                        }
                    }
                }
            }
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final ClassTransform MODERN =
            ClassTransform.transformingMethodBodies(CodeBuilder::with)
                    .andThen(
                            (builder, element) ->
                                    builder.with(
                                            element instanceof ClassFileVersion
                                                    ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                                                    : element));

    /**
     * Runs the program to record what a start needs (JEP 514). One cache for commands and one for the
     * window: what a cache holds is brought in at every start, and a command needs no window.
     */
    private void rehearse(String what) throws IOException, InterruptedException {
        var cache = lib.resolve(what + ".aot");
        Files.deleteIfExists(cache);
        var log = home.resolveSibling("rehearsal-" + what + ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + lib.resolve("java.options"));
        command.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Dglass.platform=Headless", "-Dprism.order=sw"));
        command.add("-Djava.util.logging.config.file=" + lib.resolve("logging.properties"));
        command.addAll(List.of("-cp", lib.resolve("tocsin.jar").toString(), "org.tocsin.app.Rehearsal", what));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (!Files.exists(cache)) {
            System.err.println("no start-up cache was made, starts will be slower; see " + log);
        }
    }
}
