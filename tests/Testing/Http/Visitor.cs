namespace Testing.Http;

/// <summary>A person with a browser without script: fetches pages, fills forms, keeps cookies.</summary>
public sealed class Visitor(HttpClient client) : IDisposable
{
    public HttpClient Client { get; } = client;

    /// <param name="path">Relative to the host, with or without a leading slash.</param>
    public async Task<VisitedPage> GetAsync(string path) => await ReadAsync(await Client.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));

    /// <summary>Fetches, and follows redirects as a browser does.</summary>
    public async Task<VisitedPage> OpenAsync(string path) => await FollowAsync(await GetAsync(path));

    public async Task<VisitedPage> FollowAsync(VisitedPage page)
    {
        for (var hops = 0; page.RedirectsTo is { } next; hops++)
        {
            page = hops < 10 ? await ReadAsync(await Client.GetAsync(next)) : throw new InvalidOperationException($"Redirects without end at {next}.");
        }

        return page;
    }

    public async Task<VisitedPage> SendAsync(HttpRequestMessage request) => await ReadAsync(await Client.SendAsync(request));

    public void Dispose() => Client.Dispose();

    private async Task<VisitedPage> ReadAsync(HttpResponseMessage response) =>
        new(this, response, await response.Content.ReadAsByteArrayAsync());
}
