namespace Engine.SignIn;

/// <summary>Browser and system in plain words, as far as a browser tells; enough to know one's own devices apart.</summary>
public static class DeviceLabel
{
    // several browsers name others before themselves, so the order counts
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    /// <param name="userAgent">As the browser sent it: anything at all.</param>
    public static string Of(string? userAgent)
    {
        var agent = userAgent ?? "";
        var browser = Find(Browsers, agent);
        var system = Find(Systems, agent);
        return (browser, system) switch
        {
            (null, null) => "Onbekend apparaat",
            (null, _) => system,
            (_, null) => browser,
            _ => $"{browser} op {system}",
        };
    }

    private static string? Find((string Mark, string Name)[] marks, string agent) =>
        marks.Where(m => agent.Contains(m.Mark, StringComparison.Ordinal)).Select(m => m.Name).FirstOrDefault();
}
