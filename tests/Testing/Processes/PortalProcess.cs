using System.Diagnostics;

namespace Testing.Processes;

/// <summary>The portal as a process of its own, to be struck down as a process is.</summary>
public sealed class PortalProcess : IDisposable
{
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    /// <param name="settings">By their names in configuration.</param>
    public PortalProcess(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "portal.dll"), "--urls", "http://127.0.0.1:0", "--contentRoot", Repository.Path("src/Web")])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Themes"] = Repository.Path("themes");
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        process = Process.Start(start) ?? throw new InvalidOperationException("The portal does not start.");
        process.OutputDataReceived += (_, line) => Look(line.Data);
        process.ErrorDataReceived += (_, line) => Look(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Completes when it answers and works; fails when it ends before that.</summary>
    public Task Started => started.Task;

    /// <summary>As a machine that loses its power.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>As a machine that is asleep; it notices nothing of it.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private void Look(string? line)
    {
        if (line?.Contains("Application started", StringComparison.Ordinal) == true)
        {
            started.TrySetResult();
        }
        else if (line is null)
        {
            started.TrySetException(new InvalidOperationException("The portal ended before it had started."));
        }
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
