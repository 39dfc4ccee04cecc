using System.Collections.Concurrent;

namespace Testing;

/// <summary>A folder of its own that goes with its owner, or at the latest with the process.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private static readonly ConcurrentDictionary<string, TemporaryFolder> Open = new();

    // xunit does not dispose every kind of owner
    static TemporaryFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var folder in Open.Values)
        {
            folder.Dispose();
        }
    };

    public TemporaryFolder() => Open[Path] = this;

    public string Path { get; } = Directory.CreateTempSubdirectory("portal-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        Open.TryRemove(Path, out _);
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
