public import ArgumentParser
public import Generation

extension PictureFormat: ExpressibleByArgument {}
