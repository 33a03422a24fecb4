package org.tocsin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.tocsin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule layers =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .withOptionalLayers(true)
                    .layer("domain")
                    .definedBy("org.tocsin.domain..")
                    .layer("holidays")
                    .definedBy("org.tocsin.holidays..")
                    .layer("playbook")
                    .definedBy("org.tocsin.playbook..")
                    .layer("secret")
                    .definedBy("org.tocsin.secret..")
                    .layer("source")
                    .definedBy("org.tocsin.source..")
                    .layer("store")
                    .definedBy("org.tocsin.store..")
                    .layer("notify")
                    .definedBy("org.tocsin.notify..")
                    .layer("workspace")
                    .definedBy("org.tocsin.workspace..")
                    .layer("engine")
                    .definedBy("org.tocsin.engine..")
                    .layer("report")
                    .definedBy("org.tocsin.report..")
                    .layer("ui")
                    .definedBy("org.tocsin.ui..")
                    .layer("cli")
                    .definedBy("org.tocsin.cli..")
                    .layer("app")
                    .definedBy("org.tocsin.app..")
                    .whereLayer("domain")
                    .mayNotAccessAnyLayer()
                    .whereLayer("holidays")
                    .mayOnlyAccessLayers("domain")
                    .whereLayer("holidays")
                    .mayOnlyBeAccessedByLayers("playbook", "engine", "cli", "app")
                    .whereLayer("playbook")
                    .mayOnlyAccessLayers("domain", "holidays")
                    .whereLayer("secret")
                    .mayOnlyAccessLayers("domain")
                    .whereLayer("source")
                    .mayOnlyAccessLayers("domain", "secret")
                    .whereLayer("store")
                    .mayOnlyAccessLayers("domain")
                    .whereLayer("notify")
                    .mayOnlyAccessLayers("domain", "secret")
                    .whereLayer("workspace")
                    .mayOnlyAccessLayers("domain")
                    .whereLayer("engine")
                    .mayOnlyAccessLayers(
                            "domain",
                            "holidays",
                            "playbook",
                            "source",
                            "store",
                            "notify",
                            "workspace")
                    .whereLayer("report")
                    .mayOnlyAccessLayers("domain", "store", "engine")
                    .whereLayer("ui")
                    .mayOnlyAccessLayers("domain", "engine", "store")
                    .whereLayer("cli")
                    .mayOnlyAccessLayers(
                            "domain",
                            "holidays",
                            "playbook",
                            "source",
                            "store",
                            "notify",
                            "engine",
                            "report",
                            "workspace")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesAreAcyclic =
            slices().matching("org.tocsin.(**)")
                    .should()
                    .beFreeOfCycles()
                    .ignoreDependency(
                            com.tngtech.archunit.base.DescribedPredicate.describe(
                                    "generated",
                                    c -> c.getPackageName().startsWith("org.tocsin.store.jooq")),
                            com.tngtech.archunit.base.DescribedPredicate.alwaysTrue());

    @ArchTest
    static final ArchRule featuresIgnoreEachOther =
            slices().matching("org.tocsin.ui.(*)..")
                    .namingSlices("ui.$1")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                    "org.tocsin.ui.."),
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                    "org.tocsin.ui.kit.."));

    @ArchTest
    static final ArchRule domainIsPure =
            classes()
                    .that()
                    .resideInAPackage("org.tocsin.domain..")
                    // The one type that a detector library stands behind.
                    .and()
                    .doNotHaveSimpleName("RandomCutForestDetector")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tocsin.domain..",
                            "java.lang..",
                            "java.time..",
                            "java.util",
                            "java.util.function",
                            "java.util.regex",
                            "java.nio.charset",
                            "java.util.stream",
                            "java.math",
                            "java.text",
                            "org.jspecify..");

    @ArchTest
    static final ArchRule domainAsksNoClock =
            noClasses()
                    .that()
                    .resideInAPackage("org.tocsin.domain..")
                    .should()
                    .callMethod(java.time.Instant.class, "now")
                    .orShould()
                    .callMethod(java.util.UUID.class, "randomUUID");

    @ArchTest
    static final ArchRule drillsReachNobody =
            noClasses()
                    .that()
                    .haveNameMatching("org\\.tocsin\\..*\\.(Drill|Happening|Scoring)[^.]*")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tocsin.notify..", "org.tocsin.secret..", "org.tocsin.source..")
                    .because("what no drill has in its hands no drill can send");

    @ArchTest
    static final ArchRule viewModelsKnowNoWidgets =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("ViewModel")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx.scene..",
                            "javafx.stage..",
                            "javafx.fxml..",
                            "javafx.application..",
                            "javafx.animation..");

    @ArchTest
    static final ArchRule controllersKnowOnlyTheirViewModel =
            noClasses()
                    .that()
                    .haveSimpleNameEndingWith("Controller")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tocsin.engine..",
                            "org.tocsin.store..",
                            "org.tocsin.source..",
                            "org.tocsin.notify..");

    @ArchTest
    static final ArchRule sqlStaysInStoreAndSource =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "org.tocsin.store..",
                            "org.tocsin.source..",
                            "org.tocsin.app..",
                            // Blots secrets out of what drivers say.
                            "org.tocsin.secret..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.jooq..", "java.sql..");

    @ArchTest
    static final ArchRule onlyKitHopsThreads =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("org.tocsin.ui.kit..", "org.tocsin.app..")
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("javafx.application.Platform");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked =
            classes()
                    .that()
                    .resideOutsideOfPackage("org.tocsin.store.jooq..")
                    .should(
                            new com.tngtech.archunit.lang.ArchCondition<>(
                                    "live in a @NullMarked package") {
                                @Override
                                public void check(
                                        com.tngtech.archunit.core.domain.JavaClass type,
                                        com.tngtech.archunit.lang.ConditionEvents events) {
                                    if (!type.getPackage()
                                            .isAnnotatedWith(
                                                    org.jspecify.annotations.NullMarked.class)) {
                                        events.add(
                                                com.tngtech.archunit.lang.SimpleConditionEvent
                                                        .violated(
                                                                type,
                                                                type.getName()
                                                                        + ": package "
                                                                        + type.getPackageName()
                                                                        + " has no @NullMarked"
                                                                        + " package-info"));
                                    }
                                }
                            });

    @ArchTest
    static final ArchRule timersLiveInTheKit =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.tocsin.ui.kit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx.animation..");

    @org.junit.jupiter.api.Test
    void noFileOutgrowsAScreenfulOfScreens() throws java.io.IOException {
        try (var files = java.nio.file.Files.walk(java.nio.file.Path.of("src/main/java"))) {
            var tooLong =
                    files.filter(f -> f.toString().endsWith(".java"))
                            .filter(f -> {
                                try (var l = java.nio.file.Files.lines(f)) {
                                    return l.count() > 400;
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            })
                            .toList();
            org.assertj.core.api.Assertions.assertThat(tooLong).isEmpty();
        }
    }

    @ArchTest
    static final ArchRule kitKnowsNoFeature =
            noClasses()
                    .that()
                    .resideInAPackage("org.tocsin.ui.kit..")
                    .should()
                    .dependOnClassesThat(
                            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                            "org.tocsin..")
                                    .and(
                                            com.tngtech.archunit.base.DescribedPredicate.not(
                                                    com.tngtech.archunit.core.domain.JavaClass
                                                            .Predicates.resideInAPackage(
                                                            "org.tocsin.ui.kit.."))));

    @ArchTest
    static final ArchRule checksKnowNoIncidents =
            noClasses()
                    .that()
                    .resideInAPackage("org.tocsin.domain.check..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.tocsin.domain.incident..", "org.tocsin.domain.postmortem..");
}
