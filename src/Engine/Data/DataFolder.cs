using Microsoft.Extensions.Configuration;

namespace Engine.Data;

/// <summary>The folder for what one installation keeps on disk: the embedded database and, in Development, its secret.</summary>
public static class DataFolder
{
    /// <summary>
    /// <c>DataDir</c> of the configuration; without it <c>data</c> in the repository that the content root is part of, or else in the content root.
    /// </summary>
    public static string Of(IConfiguration configuration)
    {
        var root = configuration["contentRoot"] ?? Directory.GetCurrentDirectory();
        return Path.GetFullPath(configuration["DataDir"] ?? Path.Combine(Repository(root) ?? root, "data"));
    }

    private static string? Repository(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Engine.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
