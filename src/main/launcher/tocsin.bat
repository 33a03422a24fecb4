@echo off
rem Starts Tocsin: a window when called without a command, else the command.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=@jdk@\bin\java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" (
  for /f "tokens=2 delims==." %%v in ('findstr /b "JAVA_VERSION=" "%JAVA_HOME%\release"') do (
    for /f %%n in ('powershell -NoProfile -Command "[int]('%%v' -replace '[^0-9]','') -ge 25"') do if "%%n"=="True" set "JAVA=%JAVA_HOME%\bin\java.exe"
  )
)
if not exist "%JAVA%" (
  echo tocsin: needs Java 25 or newer; set JAVA_HOME to one 1>&2
  exit /b 3
)
set "CACHE=%HOME_DIR%\lib\window.aot"
if not "%~1"=="" set "CACHE=%HOME_DIR%\lib\commands.aot"
set "QUICK=-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2 -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining"
if "%~1"=="bench" set "QUICK="
"%JAVA%" @"%HOME_DIR%\lib\java.options" %QUICK% "-XX:AOTCache=%CACHE%" -Xlog:aot=off -Xlog:cds=off "-Djava.util.logging.config.file=%HOME_DIR%\lib\logging.properties" -cp "%HOME_DIR%\lib\tocsin.jar" org.tocsin.app.Main %*
exit /b %ERRORLEVEL%
