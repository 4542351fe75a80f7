### standard
