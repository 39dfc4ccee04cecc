using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Where the metadata of a broker stands: a name of the host's configuration goes before a file of the tenant.</summary>
internal static class BrokerMetadataFile
{
    /// <param name="name">Name of a file without folder, or of an entry under <c>BrokerMetadata</c>.</param>
    /// <returns>Full path; null when there is no such file, or the name leads out of the tenant's folder.</returns>
    public static string? Find(HostFolders folders, IConfiguration host, string tenant, string name)
    {
        var path = host[$"BrokerMetadata:{name}"]
            ?? (Path.GetFileName(name) == name ? Path.Combine(folders.TenantConfig, tenant, name) : null);
        return path is not null && File.Exists(path) ? Path.GetFullPath(path) : null;
    }
}
