namespace Engine.Features;

/// <summary>Where in the menu the page being shown belongs, for a page whose address lies under another entry; of one request.</summary>
public sealed class MenuPlace
{
    /// <summary>Address of the entry; null leaves it to the address of the page.</summary>
    public string? Path { get; private set; }

    /// <summary>A page knows it only when it has read what it shows, and the menu may stand there by then.</summary>
    public event Action? Changed;

    public void Set(string path)
    {
        Path = path;
        Changed?.Invoke();
    }
}
