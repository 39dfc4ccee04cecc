namespace Engine.Ui;

/// <summary>
/// Attributes with which a link or GET form replaces the content of the page instead of loading it again. The answer is
/// the whole page, of which the part is taken: there is no second endpoint, and without script the link just works.
/// </summary>
public static class Live
{
    public static IReadOnlyDictionary<string, object> Get(string href) => new Dictionary<string, object>
    {
        ["hx-get"] = href,
        ["hx-target"] = "#inhoud",
        ["hx-select"] = "#inhoud",
        ["hx-swap"] = "outerHTML",
        ["hx-select-oob"] = "#mededeling:innerHTML",
        ["hx-push-url"] = "true",
    };

    /// <summary>For a POST form on the page itself: the redirect that follows shows the page again, in place.</summary>
    public static IReadOnlyDictionary<string, object> Post(string href) => new Dictionary<string, object>
    {
        ["hx-post"] = href,
        ["hx-target"] = "#inhoud",
        ["hx-select"] = "#inhoud",
        ["hx-swap"] = "outerHTML",
        ["hx-select-oob"] = "#mededeling:innerHTML",
    };
}
