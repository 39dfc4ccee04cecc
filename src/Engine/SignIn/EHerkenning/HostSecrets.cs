using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.EHerkenning;

/// <summary>Secrets that the host knows by name: <c>Secrets:NAME</c> is the secret itself, <c>Secrets:NAME:File</c> a file that holds it.</summary>
public sealed class HostSecrets(IConfiguration host)
{
    private const string Section = "Secrets";

    /// <exception cref="InvalidOperationException">No such name, or its file cannot be read. The message is for the log.</exception>
    public string Find(string name)
    {
        var section = host.GetSection(Section).GetSection(name);
        var secret = section["File"] is { Length: > 0 } file && File.Exists(file) ? File.ReadAllText(file).TrimEnd('\r', '\n') : section.Value;
        return secret is { Length: > 0 } ? secret : throw new InvalidOperationException($"The host has no {Section}:{name}.");
    }

    /// <summary>Names that the host knows, in the section of secrets or another.</summary>
    internal static IReadOnlyList<string> Names(IConfiguration host, string section = Section) => [.. host.GetSection(section).GetChildren().Select(c => c.Key)];
}
